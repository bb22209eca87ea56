package org.handbell.app.bench;

import java.util.List;

/** What a rate means to whoever looks after schools. */
final class InSchools {

  /** A secondary school of this size ... */
  private static final int PUPILS = 1_400;

  /** ... writes so many lines a second at its busiest. */
  private static final double BUSIEST = 50;

  private InSchools() {}

  /**
   * In plain words.
   *
   * @param rate lines a second that the whole of Handbell judged
   * @param halfMillis half of the mails came within
   * @param mostMillis 99 % of the mails came within
   */
  static List<String> words(double rate, double halfMillis, double mostMillis, double missing) {
    return List.of(
        "A school of %,d pupils writes about %.0f lines a second at its busiest."
            .formatted(PUPILS, BUSIEST),
        enough(rate),
        "With 2,000 lines a second to read, half of the alerts were with the mail server within"
            + " %.2f s and 99 %% within %.2f s of the line being due."
                .formatted(halfMillis / 1_000, mostMillis / 1_000),
        missing == 0 ? "No alert went missing." : "%,.0f alerts DID NOT COME.".formatted(missing));
  }

  private static String enough(double rate) {
    double schools = rate / BUSIEST;
    if (schools < 1) {
      return "This machine read and judged %,.0f: TOO SLOW for such a school; up to %,.0f pupils."
          .formatted(rate, round(schools * PUPILS));
    }
    if (schools < 2) {
      return "This machine read and judged %,.0f: enough for one such school with little to spare."
          .formatted(rate);
    }
    return "This machine read and judged %,.0f. Leaving half of it for everything else, that is enough for about %,.0f such schools, %,.0f pupils."
        .formatted(rate, round(schools / 2), round(schools / 2 * PUPILS));
  }

  /** To two digits: more would pretend. */
  private static double round(double value) {
    double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1));
    return Math.floor(value / unit) * unit;
  }
}
