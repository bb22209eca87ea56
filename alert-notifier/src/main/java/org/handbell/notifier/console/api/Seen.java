package org.handbell.notifier.console.api;

import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Exhibit;
import org.handbell.notifier.compose.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * What was seen that a case is about, in order of time.
 *
 * @param sealed true where nothing of it is shown to anybody
 * @param more how much of it is not among the items
 */
record Seen(String number, boolean sealed, List<Item> items, int more) {

  /**
   * One thing that was typed or visited.
   *
   * @param words as the page shows them: addresses defanged, invisible characters named
   */
  record Item(
      String at,
      String act,
      String words,
      @Nullable String site,
      @Nullable String device,
      String filter,
      List<Exhibit.Seen> findings,
      @Nullable String doubt) {

    private static Item of(Evidence evidence, Exhibit exhibit) {
      return new Item(
          evidence.occurred().toString(),
          exhibit.act(),
          exhibit.words().whole(),
          exhibit.site(),
          exhibit.device(),
          exhibit.filter(),
          exhibit.findings(),
          exhibit.doubt());
    }
  }

  /**
   * @param text null for a false alarm
   */
  static Seen of(String number, Incident incident, @Nullable CaseText text) {
    List<Item> items = new ArrayList<>();
    List<Exhibit> exhibits = text == null ? List.of() : text.exhibits();
    for (int i = 0; i < exhibits.size(); i++) {
      items.add(Item.of(incident.evidence().get(i), exhibits.get(i)));
    }
    return new Seen(number, Sealed.is(incident), items, text == null ? 0 : text.more());
  }
}
