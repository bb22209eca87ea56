/** What was worked out a moment ago and comes again: a school's lines say the same all day. */
@NullMarked
package org.handbell.recent;

import org.jspecify.annotations.NullMarked;
