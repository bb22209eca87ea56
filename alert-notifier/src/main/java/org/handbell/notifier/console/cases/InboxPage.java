package org.handbell.notifier.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox shows.
 *
 * @param open how many of each priority are open, in words
 * @param quiet whether events arrive and whether all was proved to work
 * @param here the address of this view
 * @param next that of the next page
 * @param schools true where lines say which school
 * @param said what was just done
 * @param assured true where an empty list is good news
 * @param waiting how many exceptions wait for somebody else to agree, such as the viewer
 */
public record InboxPage(
    InboxForm form,
    List<Open> open,
    String quiet,
    List<Line> lines,
    String here,
    @Nullable String next,
    boolean schools,
    @Nullable String said,
    boolean assured,
    int waiting) {

  /** How many there are of one priority. */
  public record Open(String priority, String count, boolean any) {}

  /**
   * One case.
   *
   * @param colour of the tag of its priority
   * @param since how long it is open, or when it was closed
   * @param holder who has it
   * @param isHeld true where somebody has
   * @param isClearable true where one tap closes it
   */
  public record Line(
      String number,
      String priority,
      String colour,
      String theme,
      String who,
      String school,
      String what,
      String since,
      String holder,
      boolean isHeld,
      boolean isClearable) {}

  public InboxPage {
    open = List.copyOf(open);
    lines = List.copyOf(lines);
  }

  /** True where some of what is shown may be cleared together. */
  public boolean isAnyClearable() {
    return lines.stream().anyMatch(Line::isClearable);
  }

  /** What waits for the viewer beside cases; empty where nothing does. */
  public String waitingInWords() {
    return switch (waiting) {
      case 0 -> "";
      case 1 -> "1 exception waits for a second person.";
      default -> waiting + " exceptions wait for a second person.";
    };
  }

  /** The same, and what was just done. */
  InboxPage saying(@Nullable String what) {
    return new InboxPage(form, open, quiet, lines, here, next, schools, what, assured, waiting);
  }
}
