package org.handbell.ingest.parse;

/**
 * Which format a source's lines have.
 *
 * @param format its name
 * @param ground why: {@code devid= and logid= in 1,000 of 1,000 lines}
 */
public record FormatDecision(String format, String ground) {}
