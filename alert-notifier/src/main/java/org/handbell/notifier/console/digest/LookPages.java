package org.handbell.notifier.console.digest;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.console.digest.Shelf.Opened;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.digest.SampleMail;
import org.handbell.notifier.digest.SampleWeek;
import org.handbell.notifier.look.Logo;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.Block;
import org.handbell.notifier.report.DigestReport;
import org.handbell.notifier.report.Report;

/** A school's mark, and made-up pages and mails that show how its own look turns out. */
public final class LookPages implements Section {

  private static final String PREVIEW = "/reports/preview";

  private final NotifierConfig config;
  private final Shelf shelf;

  public LookPages(NotifierConfig config, Register register) {
    this.config = config;
    this.shelf = new Shelf(config, register);
  }

  @Override
  public void addTo(RouteTable table) {
    table.get("/reports/logo", Area.FIGURES, this::logo);
    table.get(PREVIEW, Area.FIGURES, this::preview);
    table.get(PREVIEW + "/pdf", Area.FIGURES, this::pdf);
  }

  private Answer logo(Visit visit) {
    Logo logo = shelf.school(visit, Area.FIGURES).map(each -> look(each).logo()).orElse(null);
    return logo == null
        ? Answer.missing()
        : new Answer.Download(
            "logo." + logo.type().substring("image/".length()), logo.type(), logo.content());
  }

  private Look look(School school) {
    return config.reports().of(school.id());
  }

  private Answer preview(Visit visit) {
    return shelf
        .school(visit, Area.FIGURES)
        .map(school -> shelf.show(visit, opened(visit, school), links(visit, school)))
        .orElseGet(Answer::missing);
  }

  /** The week where no mail is asked for. */
  private Opened opened(Visit visit, School school) {
    Report shown =
        mail(visit)
            .map(each -> words(each, each.of(school, config.zone(), look(school))))
            .orElseGet(() -> week(school, config.zone()));
    return new Opened(shown, look(school), "preview-" + school.id(), school.id());
  }

  private static Report week(School school, ZoneId zone) {
    return DigestReport.of(SampleWeek.digest(school, zone));
  }

  /** A mail's own colours would not pass the console's rules: its words are shown, and its PDF. */
  private static Report words(SampleMail mail, MailText text) {
    List<Block> lines =
        text.text()
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> (Block) new Block.Para(line))
            .toList();
    return new Report("Preview: " + mail.id(), "made up", text.subject(), true, "", lines);
  }

  private Answer pdf(Visit visit) {
    return shelf
        .school(visit, Area.FIGURES)
        .map(
            school ->
                mail(visit)
                    .map(each -> printed(each, school))
                    .orElseGet(() -> shelf.pdf(visit, opened(visit, school))))
        .orElseGet(Answer::missing);
  }

  private Answer printed(SampleMail mail, School school) {
    String html = mail.of(school, config.zone(), look(school)).html();
    return new Answer.Download("preview-" + mail.id() + ".pdf", "application/pdf", Pdf.of(html));
  }

  private static Optional<SampleMail> mail(Visit visit) {
    String wanted = visit.query("mail").orElse("");
    return Arrays.stream(SampleMail.values()).filter(each -> each.id().equals(wanted)).findFirst();
  }

  private static List<Link> links(Visit visit, School school) {
    String of = "?school=" + school.id();
    List<Link> links = new ArrayList<>();
    String here = mail(visit).map(each -> "&mail=" + each.id()).orElse("");
    links.add(new Link("Download as PDF", PREVIEW + "/pdf" + of + here, true));
    links.add(Link.to("The week", PREVIEW + of));
    for (SampleMail each : SampleMail.values()) {
      links.add(Link.to("Mail: " + each.id(), PREVIEW + of + "&mail=" + each.id()));
    }
    return links;
  }
}
