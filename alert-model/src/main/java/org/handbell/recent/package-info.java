/**
 * What was worked out a moment ago and is not worked out again: a school's lines say the same few
 * thousand things all day. Tables of fixed size without chains, for several threads.
 */
@NullMarked
package org.handbell.recent;

import org.jspecify.annotations.NullMarked;
