package org.handbell.notifier.deliver;

/**
 * A mail that a server took and could not deliver after all.
 *
 * @param key of the mail, from its Message-ID
 * @param status why, as a code of RFC 3463: {@code 5.1.1} is an address that does not exist
 */
public record Bounce(String key, String status) {}
