package org.handbell.ingest.report;

import org.handbell.model.SourceReport;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of a source that no line tells.
 *
 * @param decided what {@code auto} decided, and why; null before any
 * @param problem why the way in takes no lines, in plain words; null while it does
 */
public record SourceState(
    @Nullable String decided, @Nullable String problem, SourceReport.Spool spool) {}
