package org.handbell.notifier.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The registers that people keep by hand: tests of the filter, changes asked for, spot checks. A
 * register in which nothing was written in that time is absent.
 */
public interface Registers {

  /** What a register is about. */
  enum Kind {
    FILTER_TESTS("Tests of the filter by hand"),
    CHANGES("Changes of the filter that were asked for"),
    SPOT_CHECKS("Spot checks"),
    STAFF_REPORTS("What staff reported by hand");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** For people. */
    public String title() {
      return title;
    }
  }

  /**
   * What a register holds of a time.
   *
   * @param entries how many
   * @param lines what came of them, first in short; they name no pupil
   */
  record Kept(int entries, List<String> lines) {

    public Kept {
      lines = List.copyOf(lines);
    }
  }

  /** What was written in that time. */
  Optional<Kept> read(Kind kind, String schoolId, Instant from, Instant to);
}
