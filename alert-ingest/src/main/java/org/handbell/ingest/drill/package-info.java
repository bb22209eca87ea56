/**
 * Proof of life: each school morning Handbell writes a line of its own for every source, as that
 * source's filter would write it, and puts it where lines from the filter go in. It is known again
 * by a host name that nobody can guess. What arrives at the other end proves every part in between.
 */
@NullMarked
package org.handbell.ingest.drill;

import org.jspecify.annotations.NullMarked;
