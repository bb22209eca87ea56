package org.handbell.notifier.retention;

/**
 * What is kept for a time of its own. The usual times are those of the safeguarding reference: a
 * school year and a bit for cases, six years for the record of what was done.
 */
public enum Kept {
  P1("p1", "P1 cases, from their closing", 365, 30, 1100),
  P2("p2", "P2 cases, from their closing", 365, 30, 1100),
  P3("p3", "P3 cases, from their closing", 365, 30, 1100),
  /** Nobody is asked to close a P4: it goes from when it was raised. */
  P4("p4", "P4, from when they were raised", 365, 30, 1100),
  REFERRED("referred", "cases referred outside school, from their closing", 365, 30, 1100),
  FALSE_ALARM("falseAlarms", "false alarms, from their closing", 30, 1, 365),
  EVIDENCE("evidence", "words and sites in closed cases", 365, 1, 1100),
  NOTES("notes", "notes and written outcomes of closed cases", 365, 1, 1100),
  MAILS("mails", "words of summaries and digests that were sent", 90, 7, 1100),
  ACTIVITY("activity", "counts of each hour, without names", 730, 60, 2200),
  SESSIONS("sessions", "sessions and invitations that are over", 1, 1, 30),
  /** As long as Kafka may still bring an incident back. */
  STUBS("stubs", "stubs of cases that are gone", 2190, 401, 3650),
  AUDIT("audit", "the audit chain", 2190, 365, 3650);

  private final String key;
  private final String title;
  private final int usual;
  private final int least;
  private final int most;

  Kept(String key, String title, int usual, int least, int most) {
    this.key = key;
    this.title = title;
    this.usual = usual;
    this.least = least;
    this.most = most;
  }

  /** The name in the configuration. */
  public String key() {
    return key;
  }

  /** What it is, for people. */
  public String title() {
    return title;
  }

  /** Days, where nothing else is said. */
  public int usual() {
    return usual;
  }

  /** The fewest days that may be chosen. */
  public int least() {
    return least;
  }

  /** The most days that may be chosen. */
  public int most() {
    return most;
  }
}
