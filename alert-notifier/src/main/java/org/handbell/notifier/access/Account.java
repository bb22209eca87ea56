package org.handbell.notifier.access;

/**
 * With what somebody signs in here.
 *
 * @param passwordHash the Argon2id hash of the password
 * @param totpSalt what their authenticator's secret is made from, with a key of this installation
 * @param lastStep the step of the last code used, so that none is used twice
 */
public record Account(String personId, String passwordHash, String totpSalt, long lastStep) {}
