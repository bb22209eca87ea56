package org.handbell.ingest.receive;

import java.util.Arrays;

/**
 * What is kept of one line.
 *
 * @param truncated true where the line was longer, or was cut before it came here
 */
@SuppressWarnings("ArrayRecordComponent") // the line itself
record KeptLine(byte[] bytes, boolean truncated) {

  /** The line from here to there, or its beginning where it is longer than may be. */
  static KeptLine of(byte[] all, int from, int to) {
    int end = Math.min(to, from + Intake.LINE_LIMIT);
    return new KeptLine(Arrays.copyOfRange(all, from, end), end < to);
  }
}
