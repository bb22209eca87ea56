package org.handbell.notifier.console.registers;

import java.util.List;
import org.handbell.notifier.compose.Fact;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a register, or the form for a new one.
 *
 * @param intro what should be known first; empty where nothing
 * @param back path of the list
 * @param file path of a file that is kept with it; absent where there is none
 * @param wrong why nothing was done; absent where nothing was wrong
 */
public record EntryPage(
    String title,
    String intro,
    String back,
    String backText,
    List<Fact> facts,
    @Nullable String file,
    List<EntryForm> forms,
    @Nullable String wrong) {

  public EntryPage {
    facts = List.copyOf(facts);
    forms = List.copyOf(forms);
  }
}
