/**
 * What a mail says. Wording is decided here and nowhere else, from the newest revision of a case,
 * for one reader at a time; whether and to whom a mail goes was decided before.
 */
@NullMarked
package org.handbell.notifier.compose;

import org.jspecify.annotations.NullMarked;
