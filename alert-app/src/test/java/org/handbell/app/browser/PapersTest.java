package org.handbell.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.app.WholeHandbell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and mails that leave the console are as accessible as its pages, on each screen. */
@InBrowser
class PapersTest {

  @TempDir Path folder;

  @Test
  void every_report_and_mail_is_accessible_and_fits_a_narrow_screen(
      Chromium chromium, WholeHandbell handbell) throws IOException {
    Planted.in(handbell);
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, String> paper : papers(handbell).entrySet()) {
      for (Look look : List.of(Look.PHONE, Look.DARK_PHONE, Look.DESK, Look.DARK_DESK)) {
        try (Visitor visitor = chromium.visitor(handbell.address(), look)) {
          visitor.page().setContent(paper.getValue());
          String where = paper.getKey() + ", " + look + ": ";
          Axe.violations(visitor.page()).forEach(fault -> faults.add(where + fault));
          if (look.phone() && visitor.scrollsSideways()) {
            faults.add(where + "scrolls sideways: " + new Sights(visitor).tooWide());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private Map<String, String> papers(WholeHandbell handbell) throws IOException {
    Map<String, String> papers = new LinkedHashMap<>();
    List<List<String>> wanted =
        List.of(
            List.of("digest", "--school", "oak", "--week", "2026-W47"),
            List.of("digest", "--school", "oak", "--preview"),
            List.of("report", "governors", "--school", "oak"),
            List.of("report", "trust"),
            List.of("report", "evidence", "--school", "oak"),
            List.of("report", "preview", "--school", "oak", "--mail", "digest"),
            List.of("report", "preview", "--school", "oak", "--mail", "daily-list"),
            List.of("report", "preview", "--school", "oak", "--mail", "alert"));
    for (List<String> words : wanted) {
      Path file = folder.resolve("paper.html");
      List<String> all = new ArrayList<>(words);
      all.addAll(List.of("--config", handbell.configuration(), "--to", "html", "-o", "" + file));
      handbell.command(all.toArray(String[]::new));
      papers.put(String.join(" ", words), Files.readString(file));
    }
    return papers;
  }
}
