package org.handbell.notifier.watch;

import java.time.Instant;

/**
 * A digest or a list that could not be written for a school.
 *
 * @param what it is: {@code digest}
 */
public record Unwritten(String schoolId, String what, Instant since) {}
