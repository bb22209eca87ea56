package org.handbell.notifier.console.cases;

import java.util.List;
import java.util.Map;
import org.handbell.notifier.console.cases.CasePage.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows on which somebody says why an alert was wrong.
 *
 * @param findings of the case
 * @param sites of the case
 * @param typed what was filled in
 * @param said what the trial showed; empty until it was tried
 * @param line what would be signed
 * @param takesTwo true where somebody else must agree
 * @param refused why it cannot be so
 */
public record WrongPage(
    String number,
    List<Choice> findings,
    List<Choice> reasons,
    List<Choice> sites,
    Map<String, String> typed,
    List<String> said,
    @Nullable String line,
    boolean takesTwo,
    @Nullable String refused) {

  public WrongPage {
    said = List.copyOf(said);
  }

  /** What was filled in under that name. */
  public String text(String field) {
    return typed.getOrDefault(field, "");
  }

  /** True where it was tried and may be signed. */
  public boolean mayBeSigned() {
    return refused == null && line != null;
  }
}
