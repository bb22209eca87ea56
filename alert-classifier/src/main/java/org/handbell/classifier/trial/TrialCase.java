package org.handbell.classifier.trial;

import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * One finding that rulings would change.
 *
 * @param finding as it would be; as it was, where it would be silenced
 * @param before absent where it would be added
 * @param after absent where it would be silenced
 * @param sealed true where the event is about illegal content, of which nothing may be shown
 */
public record TrialCase(
    Change change,
    Event event,
    Finding finding,
    @Nullable Priority before,
    @Nullable Priority after,
    boolean sealed) {

  /** The words that the rule found, in what was typed; empty where there are none to show. */
  public String words() {
    Span span = finding.span();
    Event.Search search = event.search();
    return sealed || span == null || search == null || span.end() > search.term().length()
        ? ""
        : search.term().substring(span.start(), span.end());
  }

  /** All that was typed, or the host that was visited; empty where it may not be shown. */
  public String text() {
    if (sealed) {
      return "";
    }
    Event.Search search = event.search();
    String host = event.host();
    return search != null ? search.term() : host == null ? "" : host;
  }

  /** Kind and rule only: what a child typed must not reach a log by way of a message. */
  @Override
  public String toString() {
    return "TrialCase[" + change + " " + finding.rule() + "]";
  }
}
