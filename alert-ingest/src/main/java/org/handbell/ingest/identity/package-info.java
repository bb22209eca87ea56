/**
 * Who is who: the school's own list of accounts says whether a name in a log is a pupil, a member
 * of staff or nobody it knows. The list is an immutable snapshot; a changed file is read whole and
 * swapped in, a broken one changes nothing.
 */
@NullMarked
package org.handbell.ingest.identity;

import org.jspecify.annotations.NullMarked;
