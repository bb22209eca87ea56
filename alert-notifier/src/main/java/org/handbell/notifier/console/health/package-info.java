/**
 * Whether Handbell is well, for whoever looks after it: sources, lists, mails, checks and what to
 * mend. Nothing here is about a person, and of lines that nobody could read only their shape is
 * shown.
 */
@NullMarked
package org.handbell.notifier.console.health;

import org.jspecify.annotations.NullMarked;
