/** Takes the owed mails out of the register one by one and sees each of them settled. */
@NullMarked
package org.handbell.notifier.outbox;

import org.jspecify.annotations.NullMarked;
