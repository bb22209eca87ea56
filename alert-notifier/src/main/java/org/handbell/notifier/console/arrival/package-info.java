/**
 * The few pages behind the links of mails, which need nobody signed in: take a case, confirm that a
 * test arrived.
 */
@NullMarked
package org.handbell.notifier.console.arrival;

import org.jspecify.annotations.NullMarked;
