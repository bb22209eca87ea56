package org.handbell.notifier.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit chain as it is shown.
 *
 * @param actor who did it: the id of a person, or {@code handbell}
 * @param action what was done
 * @param number of the case that it was done to, where it was a case that may be shown
 * @param subject what else it was done to; absent where that was a case
 * @param detail more of it, where that tells of nobody; empty else
 */
public record AuditLine(
    long seq,
    Instant at,
    String actor,
    String action,
    @Nullable String number,
    @Nullable String subject,
    String detail) {}
