/** Proofs of the lexicon's grammar, faults and examples. */
@NullMarked
package org.handbell.classifier.lexicon;

import org.jspecify.annotations.NullMarked;
