package org.handbell.notifier.console.cases;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Pages;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Register;

/**
 * A case taken out of Handbell. Each file holds what the page shows and no more, and that it was
 * taken is in the audit chain before it is given.
 */
final class Exports {

  /** What kind of file it is. */
  enum Form {
    TEXT("txt", "text/plain; charset=utf-8"),
    CSV("csv", "text/csv; charset=utf-8"),
    PDF("pdf", "application/pdf");

    private final String ending;
    private final String contentType;

    Form(String ending, String contentType) {
      this.ending = ending;
      this.contentType = contentType;
    }

    /** The last part of its address. */
    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Register register;
  private final ZoneId zone;
  private final InstantSource clock;

  Exports(Register register, ZoneId zone, InstantSource clock) {
    this.register = register;
    this.zone = zone;
    this.clock = clock;
  }

  Answer of(Form form, Listed listed, CasePage page, Viewer viewer) {
    String number = listed.about().number();
    register.reading().exported(viewer.self().id(), number, form.path());
    return new Answer.Download(
        "handbell-" + number + "." + form.ending, form.contentType, content(form, page, viewer));
  }

  private byte[] content(Form form, CasePage page, Viewer viewer) {
    return switch (form) {
      case TEXT -> CaseExport.of(page);
      case CSV -> CaseCsv.of(page);
      case PDF -> pdf(page, viewer);
    };
  }

  private byte[] pdf(CasePage page, Viewer viewer) {
    String printed =
        "Printed by %s, %s".formatted(viewer.self().name(), When.at(clock.instant(), zone));
    String html = Pages.render("print/case.jte", Map.of("page", page, "printed", printed));
    return Pdf.of(html);
  }
}
