package org.handbell.notifier.register;

import java.time.Instant;

/**
 * What an attempt to send came to.
 *
 * @param due when it is tried again, where it is
 * @param detail for the log: the mail server's code, never its words or the mail's
 */
public record Settlement(OutboxState state, Instant due, String detail) {}
