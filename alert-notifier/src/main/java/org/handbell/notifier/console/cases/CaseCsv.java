package org.handbell.notifier.console.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Exhibit;

/**
 * A case as a table (RFC 4180), one row for each thing that was seen. Every cell is quoted, and one
 * that a spreadsheet would take for a formula begins with an apostrophe: what a child typed must
 * not run on the computer of whoever opens it.
 */
final class CaseCsv {

  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

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
    Stream<List<String>> rows =
        exhibits.isEmpty()
            ? Stream.of(row(page, List.of("", "", "", "", "", "", "", "")))
            : exhibits.stream().map(each -> row(page, cells(each)));
    String table =
        Stream.concat(Stream.of(HEAD), rows)
            .map(row -> row.stream().map(CaseCsv::cell).collect(joining(",")))
            .collect(joining("\r\n", "\uFEFF", "\r\n"));
    return table.getBytes(UTF_8);
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

  static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String text) {
    String stripped = text.stripLeading();
    return !text.isEmpty()
        && (FORMULA.indexOf(text.charAt(0)) >= 0
            || (!stripped.isEmpty() && FORMULA.indexOf(stripped.charAt(0)) >= 0));
  }
}
