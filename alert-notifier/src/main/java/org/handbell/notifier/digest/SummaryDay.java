package org.handbell.notifier.digest;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one daily summary tells of: everything since the one before, weekends included.
 *
 * @param day on which it is sent
 * @param start inclusive
 * @param end exclusive: when the summary is due
 */
public record SummaryDay(LocalDate day, Instant start, Instant end) {}
