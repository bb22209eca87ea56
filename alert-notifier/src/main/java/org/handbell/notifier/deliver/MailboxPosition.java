package org.handbell.notifier.deliver;

/**
 * How far a mailbox has been read (RFC 9051 section 2.3.1.1).
 *
 * @param validity another one means that the numbers begin anew
 * @param uid of the last mail that was read
 */
public record MailboxPosition(long validity, long uid) {}
