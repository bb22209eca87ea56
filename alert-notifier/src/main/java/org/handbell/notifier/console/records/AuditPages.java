package org.handbell.notifier.console.records;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.records.AuditPage.Choice;
import org.handbell.notifier.console.records.AuditPage.Line;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Csv;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.AuditLine;
import org.handbell.notifier.register.AuditLog;
import org.handbell.notifier.register.AuditProof.Standing;
import org.handbell.notifier.register.AuditSight;
import org.handbell.notifier.register.AuditWanted;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** The record of who did what and when, for those who look after it. */
public final class AuditPages implements Section {

  private static final int PAGE = 50;
  private static final int MOST_EXPORTED = 10_000;
  private static final List<String> COLUMNS =
      List.of("entry", "time", "person", "did", "to", "detail");
  private static final List<String> DEEDS =
      List.of(
          "view",
          "view refused",
          "search",
          "found",
          "export",
          "note",
          "weigh",
          "acknowledge",
          "close",
          "reopen",
          "refused",
          "sign in",
          "sign in refused",
          "sign out",
          "invite",
          "set password",
          "remove account",
          "hold",
          "release hold",
          "purge",
          "ask erasure",
          "agree erasure",
          "refuse erasure",
          "erased",
          "open sealed lines");

  private final NotifierConfig config;
  private final Register register;
  private final Map<String, String> names;

  public AuditPages(NotifierConfig config, Register register) {
    this.config = config;
    this.register = register;
    this.names = config.contacts().stream().collect(toMap(Contact::id, Contact::name, (a, b) -> a));
  }

  @Override
  public void addTo(RouteTable table) {
    table.menu("Audit", "/audit", Area.RECORD);
    table.get("/audit", Area.RECORD, this::show);
    table.get("/audit/csv", Area.RECORD, this::export);
  }

  private AuditSight sight(Viewer viewer) {
    List<String> schools = config.schools().stream().map(School::id).toList();
    return AuditSight.of(viewer, config.contacts(), schools);
  }

  private Answer show(Visit visit) {
    AuditForm form = AuditForm.read(visit::query);
    AuditSight sight = sight(visit.viewer());
    Long before = visit.query("before").flatMap(AuditPages::number).orElse(null);
    log().did(visit.viewer().self().id(), "view", "audit", form.query());
    AuditLog.Page found = log().page(sight, form.wanted(config.zone()), before, PAGE);
    Standing standing = register.auditProof().look();
    AuditPage page =
        new AuditPage(
            form,
            standing(standing),
            standing.head(),
            standing.fault() != null,
            people(form),
            DEEDS,
            found.lines().stream().map(this::line).toList(),
            sight.isReader(),
            found
                .next()
                .map(next -> "/audit" + form.query(Map.of("before", String.valueOf(next))))
                .orElse(null));
    return Answer.show("Audit", "console/records/audit.jte", Map.of("page", page));
  }

  private AuditLog log() {
    return register.auditLog();
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,15}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private String standing(Standing standing) {
    String fault = standing.fault();
    if (fault != null) {
      return "The chain is broken at " + fault + ". Keep the database as it is and tell the head.";
    }
    Instant whole = standing.wholeAt();
    String since = whole == null ? "" : " All of it was last checked " + at(whole) + ".";
    return "%s, %,d entries.%s %s"
        .formatted(
            standing.behind() > 0 ? "No fault so far" : "The chain is intact",
            standing.entries(),
            since,
            standing.behind() > 0
                ? "%,d of them are still to be checked.".formatted(standing.behind())
                : whole == null ? "It was checked now." : "What came since was checked now.");
  }

  private String at(Instant moment) {
    return When.shortly(moment, config.zone());
  }

  private List<Choice> people(AuditForm form) {
    List<Choice> people = new ArrayList<>();
    people.add(new Choice("", "Anybody", form.by().isEmpty()));
    config
        .contacts()
        .forEach(
            each -> people.add(new Choice(each.id(), each.name(), each.id().equals(form.by()))));
    people.add(new Choice("handbell", "Handbell itself", form.by().equals("handbell")));
    String all = AuditWanted.ANYBODY;
    people.add(new Choice(all, "Anybody and Handbell", form.by().equals(all)));
    return people;
  }

  private Line line(AuditLine line) {
    return new Line(
        When.at(line.at(), config.zone()),
        who(line.actor()),
        line.action(),
        line.number(),
        subject(line.subject(), line.number()),
        Shown.plain(line.detail()),
        line.seq());
  }

  private String who(String actor) {
    return actor.equals("handbell") ? "Handbell" : Shown.name(names.getOrDefault(actor, actor));
  }

  private String subject(@Nullable String subject, @Nullable String number) {
    if (subject == null) {
      return number == null ? "a case" : "case " + number;
    }
    return Shown.name(names.getOrDefault(subject, subject));
  }

  private Answer export(Visit visit) {
    AuditForm form = AuditForm.read(visit::query);
    AuditLog.Page found =
        log().page(sight(visit.viewer()), form.wanted(config.zone()), null, MOST_EXPORTED);
    List<List<String>> rows =
        found.lines().stream()
            .map(
                each ->
                    List.of(
                        String.valueOf(each.seq()),
                        each.at().toString(),
                        each.actor(),
                        each.action(),
                        subject(each.subject(), each.number()),
                        each.detail()))
            .toList();
    String what = "audit, " + found.lines().size() + " entries";
    log().did(visit.viewer().self().id(), "export", "audit", what);
    return new Answer.Download(
        "handbell-audit.csv", "text/csv; charset=utf-8", Csv.of(COLUMNS, rows));
  }
}
