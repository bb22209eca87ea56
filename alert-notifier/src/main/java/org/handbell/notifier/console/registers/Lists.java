package org.handbell.notifier.console.registers;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Csv;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Registers;
import org.handbell.notifier.register.Slice;
import org.handbell.notifier.register.Slice.Rows;

/** Shows registers page by page and gives them out as files; either is written down. */
final class Lists {

  private static final int PAGE = 50;
  private static final String MORE =
      "There is more than fits into one file: narrow the days and take out the rest.";

  private final ZoneId zone;
  private final Registers registers;

  Lists(ZoneId zone, Registers registers) {
    this.zone = zone;
    this.registers = registers;
  }

  /** Adds a list and its file; before whatever stands under the same path with a name in it. */
  <T> void add(RouteTable table, Area area, Listing<T> listing) {
    table.get(listing.path(), area, visit -> page(visit, listing, listing.path()));
    table.get(listing.path() + "/csv", area, visit -> file(visit, listing));
  }

  /** A page of the list, which stands at that path. */
  <T> Answer page(Visit visit, Listing<T> listing, String path) {
    ListForm form = ListForm.read(visit);
    Rows<T> found = listing.rows().apply(visit, form.slice(zone, PAGE));
    registers.looked(visit.viewer().self().id(), "view", path);
    ListPage page =
        new ListPage(
            listing.title(),
            listing.intro(),
            listing.columns(),
            found.rows().stream().map(listing.row()).toList(),
            form,
            path,
            form.at(path + "/csv", null),
            found.next().map(mark -> form.at(path, mark)).orElse(null),
            listing.mayAdd().test(visit.viewer()) ? path + "/new" : null,
            listing.addText());
    return Answer.show(listing.title(), "console/register.jte", Map.of("page", page));
  }

  /** All of those days as a file. */
  <T> Answer file(Visit visit, Listing<T> listing) {
    ListForm form = ListForm.read(visit);
    Rows<T> found = listing.rows().apply(visit, form.slice(zone, Slice.MOST));
    registers.looked(visit.viewer().self().id(), "export", listing.path());
    List<List<String>> cells =
        new ArrayList<>(
            found.rows().stream().map(row -> listing.row().apply(row).cells()).toList());
    if (found.next().isPresent()) {
      cells.add(List.of(MORE));
    }
    String name = listing.path().substring(listing.path().lastIndexOf('/') + 1);
    return new Answer.Download(
        "handbell-" + name + ".csv", "text/csv; charset=utf-8", Csv.of(listing.columns(), cells));
  }
}
