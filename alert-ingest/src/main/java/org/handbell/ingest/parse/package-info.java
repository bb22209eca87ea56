/**
 * Reads a line: a pure decision from bytes to an event, to a reason why the line is no web request,
 * or to a reason why it cannot be read. Formats say what stands in a line; what Handbell adds
 * (person, search term, level, plausible time) is added in one place for all of them.
 */
@NullMarked
package org.handbell.ingest.parse;

import org.jspecify.annotations.NullMarked;
