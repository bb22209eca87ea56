/** Proofs of what the package decides. */
@NullMarked
package org.handbell.classifier.classify;

import org.jspecify.annotations.NullMarked;
