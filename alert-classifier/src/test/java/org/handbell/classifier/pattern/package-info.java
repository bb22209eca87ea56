/** What patterns weigh, and what is remembered for them. */
@NullMarked
package org.handbell.classifier.pattern;

import org.jspecify.annotations.NullMarked;
