package org.handbell.notifier.console.cases;

import java.util.List;
import org.handbell.notifier.compose.CaseText;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one case shows.
 *
 * @param colour of the tag of its priority
 * @param urgency what the priority asks for
 * @param raised when, and how long ago
 * @param holder who has it and who is to deal with it
 * @param weighed how people changed the priority
 * @param closed what came of it and when; absent while it is open
 * @param stub true for a false alarm, of which nothing more is shown
 * @param text absent on a stub
 * @param earlier the person's other cases
 * @param similar what came of similar cases
 * @param parts what is counted on this case
 * @param partOf the number of the case that this is counted on
 * @param entries what people wrote
 * @param told who was told, when and whether it arrived
 * @param forms what may be done; absent on a stub
 * @param wrong what was not done, and why
 */
public record CasePage(
    String number,
    String school,
    String priority,
    String colour,
    String urgency,
    String raised,
    String holder,
    List<String> weighed,
    @Nullable String closed,
    boolean stub,
    @Nullable CaseText text,
    @Nullable Timeline timeline,
    List<Other> earlier,
    List<String> similar,
    List<Other> parts,
    @Nullable String partOf,
    List<Entry> entries,
    List<String> told,
    @Nullable Forms forms,
    @Nullable String wrong) {

  /** Another case, in a line. */
  public record Other(String number, String priority, String colour, String line) {}

  /** What somebody wrote, line by line. */
  public record Entry(String head, List<String> lines) {}

  /** One thing to choose. */
  public record Choice(String value, String text, boolean chosen) {}

  /**
   * What may be done.
   *
   * @param take what the button to take it says
   * @param people to whom it may be given
   * @param priorities that it may be given instead
   * @param outcomes that it may have
   * @param inFull true where the outcome is to be told in full
   */
  public record Forms(
      boolean open,
      String take,
      List<Choice> people,
      List<Choice> priorities,
      List<Choice> outcomes,
      boolean inFull) {}
}
