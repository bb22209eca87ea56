/** Proofs of how rulings are read. */
@NullMarked
package org.handbell.classifier.ruling;

import org.jspecify.annotations.NullMarked;
