package org.handbell.notifier.settle;

import java.util.List;

/** What is said, while a school settles in, beside its daily list and in its digest. */
public final class SettlingWords {

  private SettlingWords() {}

  /**
   * Beside the day's list.
   *
   * @param day how many days of logs there were, this one included
   * @param of how many it takes
   * @param spared what this day's list replaces
   */
  public static List<String> inTheList(int day, int of, List<Spared> spared) {
    return List.of(
        "The school is settling in, day %d of %d on which logs came: immediate alerts are mailed at"
                .formatted(Math.min(day, of), of)
            + " once, everything else stands in this list.",
        Spared.sentence(spared));
  }

  /** In the week's digest. */
  public static List<String> inTheDigest(int day, int of, boolean over, List<Spared> spared) {
    String state =
        over
            ? "The school has settled in after %d days of logs: serious concerns are mailed as they"
                    .formatted(of)
                + " happen now. The safeguarding lead has a proposal."
            : "The school is settling in, day %d of %d on which logs came: serious concerns stand in"
                    .formatted(Math.min(day, of), of)
                + " the daily list.";
    return List.of(state, "This week: " + Spared.sentence(spared));
  }
}
