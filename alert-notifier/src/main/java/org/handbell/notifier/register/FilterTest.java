package org.handbell.notifier.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test of the filter that somebody made by hand, as on SWGfL's page for it.
 *
 * @param at when it was made
 * @param by id of who wrote it down
 * @param service what it was made with
 * @param device on which
 * @param groups as whom, in words: pupils, staff, guests
 * @param certificate number or date of the service's certificate, empty where there is none
 * @param file the certificate itself; absent where none is kept
 */
public record FilterTest(
    long id,
    String schoolId,
    Instant at,
    Instant recordedAt,
    String by,
    String byName,
    String service,
    String device,
    String groups,
    Seen seen,
    String certificate,
    String note,
    @Nullable FileFacts file) {

  /** What became of a page that the filter should block. */
  public enum Was {
    BLOCKED("Blocked"),
    NOT_BLOCKED("NOT blocked"),
    NOT_TESTED("Not tested");

    private final String title;

    Was(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** What the whole test came to. */
  public enum Result {
    PASSED("Passed"),
    FAILED("Failed"),
    INCOMPLETE("Incomplete");

    private final String title;

    Result(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * What was seen of each page. The first three are those that the DfE's standard names; offensive
   * language is noted and decides nothing.
   */
  public record Seen(Was childAbuse, Was terrorism, Was adult, Was language) {

    /** What it comes to. */
    public Result result() {
      if (is(Was.NOT_BLOCKED)) {
        return Result.FAILED;
      }
      return is(Was.NOT_TESTED) ? Result.INCOMPLETE : Result.PASSED;
    }

    private boolean is(Was was) {
      return childAbuse == was || terrorism == was || adult == was;
    }
  }

  /** What is known of a kept file. */
  public record FileFacts(String name, String type, long size, String sha256) {}
}
