/**
 * The reader of one source's lines: the format that the configuration names, or the one that each
 * line turns out to have, with what is known of the school, its people and its devices.
 */
@NullMarked
package org.handbell.ingest.read;

import org.jspecify.annotations.NullMarked;
