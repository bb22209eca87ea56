/** Proofs of what rulings change, and what they cannot. */
@NullMarked
package org.handbell.classifier.trial;

import org.jspecify.annotations.NullMarked;
