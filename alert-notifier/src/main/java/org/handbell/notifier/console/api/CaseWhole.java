package org.handbell.notifier.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Reading.Came;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a case says about it, less what has addresses of its own.
 *
 * @param version changes with whatever anybody does to the case
 * @param basis what it was judged by
 * @param similar what came of similar cases
 * @param parts numbers of the cases that are counted on this one
 */
record CaseWhole(
    @JsonUnwrapped CaseLine line,
    String version,
    List<String> why,
    List<String> unknown,
    @Nullable String basis,
    List<Fact> facts,
    List<String> advice,
    List<Came> similar,
    List<String> parts) {

  /**
   * @param text null for a false alarm, of which nothing more is shown
   */
  static CaseWhole of(
      Listed listed,
      String version,
      @Nullable CaseText text,
      List<Came> similar,
      List<Listed> parts) {
    return new CaseWhole(
        CaseLine.of(listed),
        version,
        text == null ? List.of() : text.why(),
        text == null ? List.of() : text.unknown(),
        text == null ? null : text.basis(),
        text == null ? List.of() : text.facts(),
        text == null ? List.of() : text.card().steps(),
        similar,
        parts.stream().map(each -> each.about().number()).toList());
  }
}
