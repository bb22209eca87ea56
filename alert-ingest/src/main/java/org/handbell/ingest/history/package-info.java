/**
 * Old log lines read once more, as if each had come at the moment that it tells of: the same
 * parsers, the same folding of keystrokes and repeats, but no spool and nobody to answer to.
 */
@NullMarked
package org.handbell.ingest.history;

import org.jspecify.annotations.NullMarked;
