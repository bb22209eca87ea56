package org.handbell.app.bench;

/**
 * How lines are sent: each when it is due, whether those before it were taken or not.
 *
 * @param rate lines a second
 * @param cries how many of them are cries for help
 * @param warmUpSeconds before anything counts
 * @param windows how many windows count
 * @param windowSeconds how long each is
 */
public record Pace(int rate, int cries, int warmUpSeconds, int windows, int windowSeconds) {

  public Pace {
    if (cries < 1 || rate < cries || warmUpSeconds < 0 || windows < 1 || windowSeconds < 1) {
      throw new IllegalArgumentException("lines, cries, windows and seconds are 1 or more");
    }
  }

  long warmUp() {
    return (long) rate * warmUpSeconds;
  }

  long total() {
    return warmUp() + (long) rate * windows * windowSeconds;
  }

  /** When a line is due, in nanoseconds from the first. */
  long due(long line) {
    return line * 1_000_000_000L / rate;
  }

  /** Which window a line counts in; negative while it warms up. */
  int window(long line) {
    return line < warmUp() ? -1 : (int) ((line - warmUp()) / ((long) rate * windowSeconds));
  }

  boolean isCry(long line) {
    return line % (rate / cries) == 0;
  }
}
