/**
 * What is told at a fixed hour rather than when it happens: the head's week and the safeguarding
 * leads' daily summary. What stands in them is decided from facts alone; the job that gathers the
 * facts and hands the mail to the outbox is the only one that knows the time.
 */
@NullMarked
package org.handbell.notifier.digest;

import org.jspecify.annotations.NullMarked;
