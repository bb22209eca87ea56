/**
 * Who and where: the school's own lists of accounts say whether a name in a log is a pupil, a
 * member of staff, an account that several people share, or nobody they know; sign-ons say who and
 * what was at an address that a line gives without a name; a table tells the schools of one stream
 * apart. Each is read whole and swapped in when its file changes; a broken file changes nothing.
 * Nothing is guessed: where two people could be meant, none is named.
 */
@NullMarked
package org.handbell.ingest.identity;

import org.jspecify.annotations.NullMarked;
