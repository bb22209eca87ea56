/**
 * JSON on the way of every line: read where it stands and written where it goes, without a tree, a
 * table of names or a text that nobody asked for. What is not read or written for each line goes
 * through Jackson.
 */
@NullMarked
package org.handbell.json;

import org.jspecify.annotations.NullMarked;
