/**
 * A line's bytes and texts, handled quickly: looked at eight at a time, and what was made of a text
 * a moment ago is not made again. A school's lines say the same few thousand things all day.
 */
@NullMarked
package org.handbell.text;

import org.jspecify.annotations.NullMarked;
