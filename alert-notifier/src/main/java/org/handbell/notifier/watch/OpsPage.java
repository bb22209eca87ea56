package org.handbell.notifier.watch;

import java.util.List;
import org.handbell.notifier.compose.Fact;

/**
 * A mail about Handbell itself, in the order in which it is read.
 *
 * @param colour a background on which white words can be read
 * @param closing what else the reader should know
 */
public record OpsPage(
    String headline, String colour, String school, List<Entry> entries, String closing) {

  /**
   * One trouble.
   *
   * @param checks what to look at first
   * @param meanwhile what Handbell does until then; empty where it is over
   */
  public record Entry(String what, List<Fact> facts, List<String> checks, String meanwhile) {

    public Entry {
      facts = List.copyOf(facts);
      checks = List.copyOf(checks);
    }
  }

  public OpsPage {
    entries = List.copyOf(entries);
  }
}
