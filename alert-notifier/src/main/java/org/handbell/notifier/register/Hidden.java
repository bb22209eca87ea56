package org.handbell.notifier.register;

import java.time.Instant;

/**
 * A case that a silence kept from being mailed.
 *
 * @param silence its id
 */
public record Hidden(String silence, Case about, Instant at) {}
