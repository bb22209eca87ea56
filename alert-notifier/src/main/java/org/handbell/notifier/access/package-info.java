/**
 * Who may come into the console and which of its areas they may enter. What somebody may read of a
 * case inside is decided by school and recusal, row by row.
 */
@NullMarked
package org.handbell.notifier.access;

import org.jspecify.annotations.NullMarked;
