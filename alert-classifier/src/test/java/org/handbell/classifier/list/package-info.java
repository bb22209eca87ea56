/** Proofs of what the package decides. */
@NullMarked
package org.handbell.classifier.list;

import org.jspecify.annotations.NullMarked;
