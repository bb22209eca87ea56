package org.handbell.model;

/**
 * A stretch of the original text, in UTF-16 code units: {@code [start, end)}.
 *
 * @param start from 0
 * @param end exclusive
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
    }
  }
}
