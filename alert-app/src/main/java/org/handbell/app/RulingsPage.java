package org.handbell.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.handbell.classifier.follow.RulingsState;
import org.handbell.model.Ruling;

/** How the rulings do, as a JSON object for health. */
final class RulingsPage {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RulingsPage() {}

  static String write(RulingsState state) {
    ObjectNode page = MAPPER.createObjectNode();
    page.put("file", state.file().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    page.put("since", state.since().toString());
    page.putObject("inForce")
        .put("words", state.words())
        .put("exceptions", state.exceptions())
        .put("lessons", state.lessons());
    state.faults().forEach(page.putArray("faults")::add);
    Ruling.Trial trial = state.trial();
    if (trial != null) {
      page.putObject("tried")
          .put("events", trial.events())
          .put("added", trial.added())
          .put("silenced", trial.silenced());
    }
    return page.toPrettyString() + "\n";
  }
}
