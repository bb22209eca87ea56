package org.handbell.notifier.console.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the audit page shows.
 *
 * @param standing whether the chain is intact, how long it is and its head
 * @param broken true where it is not
 * @param people who may be chosen, by id
 * @param deeds what may be chosen to have been done
 * @param reader true where the viewer reads cases, and so sees which case a row is about
 * @param next the address of the next page
 */
public record AuditPage(
    AuditForm form,
    String standing,
    String head,
    boolean broken,
    List<Choice> people,
    List<String> deeds,
    List<Line> lines,
    boolean reader,
    @Nullable String next) {

  /** Somebody to choose. */
  public record Choice(String id, String name, boolean chosen) {}

  /**
   * One row.
   *
   * @param number of the case that it is about, where the viewer may see it
   * @param subject what else it is about
   */
  public record Line(
      String when,
      String who,
      String did,
      @Nullable String number,
      String subject,
      String detail,
      long seq) {}
}
