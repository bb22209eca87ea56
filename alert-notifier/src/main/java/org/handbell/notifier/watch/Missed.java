package org.handbell.notifier.watch;

import java.time.Instant;

/**
 * A case of which nobody was told when somebody should have been.
 *
 * @param number of the case
 * @param due when it should have happened
 */
public record Missed(String schoolId, String number, Instant due) {}
