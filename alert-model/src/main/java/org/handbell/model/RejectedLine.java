package org.handbell.model;

import java.time.Instant;

/**
 * A line that no parser could read, kept as it came.
 *
 * @param sourceId the source in the configuration
 * @param line the bytes received, envelope included
 * @param reason what was wrong and where, without repeating the line
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are the point: a line may be no valid text
public record RejectedLine(String sourceId, Instant received, byte[] line, String reason) {}
