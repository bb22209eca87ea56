/**
 * A school's first weeks with Handbell: what is kept out of its mailboxes until its people know the
 * system and it knows them, and what they are told at the end. Pure: counts in, words out.
 */
@NullMarked
package org.handbell.notifier.settle;

import org.jspecify.annotations.NullMarked;
