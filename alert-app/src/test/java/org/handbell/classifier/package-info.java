/** What the classifier does to a real broker. */
@NullMarked
package org.handbell.classifier;

import org.jspecify.annotations.NullMarked;
