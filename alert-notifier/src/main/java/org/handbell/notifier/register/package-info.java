/** What happened and what was done about it: cases, outbox and audit, kept in one database. */
@NullMarked
package org.handbell.notifier.register;

import org.jspecify.annotations.NullMarked;
