/** The classifier's own topology on a real broker. */
@NullMarked
package org.handbell.classifier;

import org.jspecify.annotations.NullMarked;
