/** A line's bytes and texts, handled quickly: looked at eight at a time, and mixed to numbers. */
@NullMarked
package org.handbell.text;

import org.jspecify.annotations.NullMarked;
