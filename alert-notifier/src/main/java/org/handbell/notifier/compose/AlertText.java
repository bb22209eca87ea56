package org.handbell.notifier.compose;

import java.util.Locale;
import java.util.StringJoiner;

/** The alert as plain text, in the same order as its HTML. */
final class AlertText {

  private AlertText() {}

  static String of(Alert alert) {
    StringJoiner text = new StringJoiner("\n");
    if (alert.lead() != null) {
      text.add(alert.lead()).add("");
    }
    text.add(alert.urgency().toUpperCase(Locale.ROOT));
    text.add(alert.school() + ", case " + alert.number()).add("");
    text.add(alert.what()).add("");
    alert.facts().forEach(fact -> text.add(fact.label() + ": " + fact.value()));
    words(alert, text);
    Card card = alert.card();
    if (card != null) {
      text.add("").add("WHAT THIS MAY MEAN").add(card.why());
      text.add("").add("WHAT TO DO");
      int number = 1;
      for (String step : card.steps()) {
        text.add(number++ + ". " + step);
      }
    }
    text.add("").add(alert.told());
    if (alert.take() != null) {
      text.add("").add("Take the case, so that the others know: " + alert.take());
    }
    if (alert.link() != null) {
      text.add("").add("Open the case: " + alert.link());
    }
    return text.add("").toString();
  }

  private static void words(Alert alert, StringJoiner text) {
    if (!alert.quotes().isEmpty() || alert.wordsNote() != null) {
      text.add("");
    }
    for (Quote quote : alert.quotes()) {
      text.add(quote.time() + "  " + quote.act() + ": " + quote.words().whole());
      text.add("       " + (quote.site() == null ? "" : "on " + quote.site() + "; ") + quote.why());
    }
    if (alert.wordsNote() != null) {
      text.add(alert.wordsNote());
    }
  }
}
