package org.handbell.notifier.digest;

import java.util.List;
import org.handbell.model.ListReport;
import org.handbell.notifier.register.CaseFigure;

/**
 * What a week is seen against.
 *
 * @param inTerm true where the week has a school day
 * @param days on how many of them something was read
 * @param usual the school weeks that show what is usual, in order
 * @param figures the week's own cases, false alarms too
 * @param newTools AI tools that the school was first seen to use in the week
 * @param lists how each list of addresses does
 */
public record Background(
    boolean inTerm,
    DaysRead days,
    List<UsualWeek> usual,
    List<CaseFigure> figures,
    List<String> newTools,
    List<ListReport> lists) {

  /** Where nothing is known of other weeks. */
  public static final Background NONE =
      new Background(true, new DaysRead(5, 5, null), List.of(), List.of(), List.of(), List.of());

  /**
   * A week before.
   *
   * @param bypass events that were about getting round the filter
   */
  public record UsualWeek(List<CaseFigure> figures, long bypass) {

    public UsualWeek {
      figures = List.copyOf(figures);
    }
  }

  public Background {
    usual = List.copyOf(usual);
    figures = List.copyOf(figures);
    newTools = List.copyOf(newTools);
    lists = List.copyOf(lists);
  }
}
