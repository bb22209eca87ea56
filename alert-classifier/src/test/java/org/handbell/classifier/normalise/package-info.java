/** Proofs of what the package decides. */
@NullMarked
package org.handbell.classifier.normalise;

import org.jspecify.annotations.NullMarked;
