package org.handbell.notifier.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The mails of a school that have not gone out as they should.
 *
 * @param waiting how many were tried and wait to be tried again
 * @param since when the oldest of them was first tried
 * @param urgentSince the same of the oldest P1 among them
 * @param why what the last attempt came to
 * @param dead how many were given up and wait for somebody to mend that
 * @param deadSince when the oldest of those was first tried
 */
public record Backlog(
    String schoolId,
    int waiting,
    @Nullable Instant since,
    @Nullable Instant urgentSince,
    String why,
    int dead,
    @Nullable Instant deadSince) {}
