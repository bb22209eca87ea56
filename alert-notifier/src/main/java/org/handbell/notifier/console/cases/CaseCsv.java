package org.handbell.notifier.console.cases;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Exhibit;
import org.handbell.notifier.console.web.Csv;

/** A case as a table, one row for each thing that was seen. */
final class CaseCsv {

  private static final List<String> HEAD =
      List.of(
          "case",
          "school",
          "priority",
          "raised",
          "outcome",
          "what",
          "when",
          "act",
          "words",
          "site",
          "device",
          "filter",
          "found",
          "rules");

  private CaseCsv() {}

  static byte[] of(CasePage page) {
    CaseText text = page.text();
    List<Exhibit> exhibits = text == null ? List.of() : text.exhibits();
    return Csv.of(
        HEAD,
        exhibits.isEmpty()
            ? List.of(row(page, List.of("", "", "", "", "", "", "", "")))
            : exhibits.stream().map(each -> row(page, cells(each))).toList());
  }

  private static List<String> row(CasePage page, List<String> exhibit) {
    CaseText text = page.text();
    String closed = page.closed();
    return Stream.concat(
            Stream.of(
                page.number(),
                page.school(),
                page.priority(),
                page.raised(),
                closed == null ? "open" : closed,
                text == null ? "" : text.what()),
            exhibit.stream())
        .toList();
  }

  private static List<String> cells(Exhibit exhibit) {
    String site = exhibit.site();
    String device = exhibit.device();
    return List.of(
        exhibit.when(),
        exhibit.act(),
        exhibit.words().whole(),
        site == null ? "" : site,
        device == null ? "" : device,
        exhibit.filter(),
        exhibit.findings().stream().map(Exhibit.Seen::why).collect(joining("; ")),
        exhibit.findings().stream().map(Exhibit.Seen::rule).collect(joining("; ")));
  }
}
