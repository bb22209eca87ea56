package org.handbell.notifier.console.registers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.registers.Field.Choice;
import org.handbell.notifier.console.registers.ListPage.Row;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Attachment;
import org.handbell.notifier.register.FilterTest;
import org.handbell.notifier.register.FilterTest.FileFacts;
import org.handbell.notifier.register.FilterTest.Seen;
import org.handbell.notifier.register.FilterTest.Was;
import org.handbell.notifier.register.FilterTests;
import org.handbell.notifier.register.FilterTests.Told;
import org.handbell.notifier.register.Noted;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Tests of the filter that people made, with the certificate of the service they used. */
final class FilterTestPages implements Section {

  static final String PATH = "/registers/filter-tests";
  static final String TITLE = "Tests of the filter";
  static final String INTRO =
      "Tests that people made by hand, at best one a term for each kind of device, site and group of"
          + " users. Tests that a registered device makes by itself stand under Health.";

  private final Desks desks;
  private final Lists lists;
  private final FilterTests tests;

  FilterTestPages(Desks desks, Lists lists, FilterTests tests) {
    this.desks = desks;
    this.lists = lists;
    this.tests = tests;
  }

  @Override
  public void addTo(RouteTable table) {
    lists.add(
        table,
        Area.HEALTH,
        new Listing<>(
            PATH,
            TITLE,
            INTRO,
            List.of("Made", "School", "Result", "Device", "As whom", "With", "By", "Certificate"),
            (visit, slice) -> tests.page(schools(visit), slice),
            this::row,
            viewer -> Desks.isAny(viewer, Desks.LEADS_AND_IT),
            "Write down a test"));
    table.get(PATH + "/new", Area.HEALTH, visit -> form(visit, null));
    table.post(PATH, Area.HEALTH, this::note);
    table.get(PATH + "/{id}", Area.HEALTH, this::show);
    table.get(PATH + "/{id}/file", Area.HEALTH, this::file);
  }

  private List<String> schools(Visit visit) {
    return desks.schools(visit.viewer(), Area.HEALTH);
  }

  private Row row(FilterTest each) {
    FileFacts file = each.file();
    String certificate = Shown.plain(each.certificate());
    return new Row(
        PATH + "/" + each.id(),
        List.of(
            When.shortly(each.at(), desks.zone()),
            desks.name(each.schoolId()),
            each.seen().result().title(),
            Shown.plain(each.device()),
            Shown.plain(each.groups()),
            Shown.plain(each.service()),
            Shown.name(each.byName()),
            file == null ? certificate : (certificate + " (file kept)").strip()));
  }

  private static Field was(String name, String label) {
    return Field.choice(
        name,
        label,
        "",
        Stream.of(Was.values()).map(each -> new Choice(each.name(), each.title())));
  }

  private Answer form(Visit visit, @Nullable String wrong) {
    if (!Desks.isAny(visit.viewer(), Desks.LEADS_AND_IT)) {
      return Answer.missing();
    }
    List<Field> fields =
        List.of(
            desks.school(visit.viewer(), Area.HEALTH),
            Field.moment("at", "When it was made", ""),
            Field.line(
                    "service",
                    "What it was made with",
                    "For example SWGfL testfiltering.com.",
                    true)
                .with("SWGfL testfiltering.com"),
            Field.line("device", "On which device", "Its name, and the site it stands at.", true),
            Field.line("groups", "Signed in as", "For example a pupil of Year 9, staff.", true),
            was("childAbuse", "Child sexual abuse material"),
            was("terrorism", "Unlawful terrorist content"),
            was("adult", "Adult content"),
            was("language", "Offensive language"),
            Field.line("certificate", "Number of the certificate", "", false),
            Field.file("file", "The certificate itself", "PDF, PNG or JPEG, at most 2 MiB."),
            Field.text("note", "What else there is to say", "Name no pupil here.", false));
    return Desks.show(
        new EntryPage(
            "Write down a test of the filter",
            "Register the device and the hours of the test in the configuration first: a test page"
                + " stands in the lists of illegal content, so that a test looks like a P1.",
            PATH,
            TITLE,
            List.of(),
            null,
            List.of(new EntryForm(PATH, "", fields, "Write it down").with(visit)),
            wrong));
  }

  private Answer note(Visit visit) {
    Optional<String> school = desks.school(visit, Area.HEALTH);
    Optional<Contact> by =
        school.flatMap(each -> Desks.acting(visit.viewer(), Desks.LEADS_AND_IT, each));
    Optional<Instant> at = desks.moment(visit, "at");
    Optional<Seen> seen = seen(visit);
    if (by.isEmpty() || at.isEmpty() || seen.isEmpty()) {
      return form(visit, "fill in the school, when it was made and what each page came to");
    }
    Optional<byte[]> file = visit.file("file", Attachment.MOST_BYTES + 1);
    Attachment.Taken taken = file.map(Attachment::of).orElse(null);
    if (taken instanceof Attachment.Unfit unfit) {
      return form(visit, unfit.reason());
    }
    Attachment kept = taken instanceof Attachment.Fit fit ? fit.attachment() : null;
    Told told =
        new Told(
            at.get(),
            Desks.text(visit, "service"),
            Desks.text(visit, "device"),
            Desks.text(visit, "groups"),
            seen.get(),
            Desks.text(visit, "certificate"),
            Desks.text(visit, "note"));
    Noted noted = tests.note(school.orElseThrow(), by.get(), told, kept);
    return Desks.answer(noted, id -> PATH + "/" + id, why -> form(visit, why));
  }

  private static Optional<Seen> seen(Visit visit) {
    List<Optional<Was>> all =
        Stream.of("childAbuse", "terrorism", "adult", "language")
            .map(name -> Desks.chosen(visit, name, Was.class))
            .toList();
    return all.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            new Seen(
                all.get(0).orElseThrow(),
                all.get(1).orElseThrow(),
                all.get(2).orElseThrow(),
                all.get(3).orElseThrow()))
        : Optional.empty();
  }

  private Optional<FilterTest> found(Visit visit) {
    return Desks.id(visit).flatMap(id -> tests.find(schools(visit), id));
  }

  private Answer show(Visit visit) {
    return found(visit)
        .map(
            each ->
                Desks.show(
                    new EntryPage(
                        "Test of the filter " + each.id(),
                        "",
                        PATH,
                        TITLE,
                        facts(each),
                        each.file() == null ? null : PATH + "/" + each.id() + "/file",
                        List.of(),
                        null)))
        .orElseGet(Answer::missing);
  }

  private List<Fact> facts(FilterTest each) {
    Seen seen = each.seen();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Result", seen.result().title()));
    facts.add(new Fact("School", desks.name(each.schoolId())));
    facts.add(new Fact("Made", When.at(each.at(), desks.zone())));
    facts.add(new Fact("With", Shown.plain(each.service())));
    facts.add(new Fact("Device", Shown.plain(each.device())));
    facts.add(new Fact("Signed in as", Shown.plain(each.groups())));
    facts.add(new Fact("Child sexual abuse material", seen.childAbuse().title()));
    facts.add(new Fact("Unlawful terrorist content", seen.terrorism().title()));
    facts.add(new Fact("Adult content", seen.adult().title()));
    facts.add(new Fact("Offensive language", seen.language().title()));
    facts.add(new Fact("Certificate", Shown.plain(each.certificate())));
    FileFacts file = each.file();
    if (file != null) {
      facts.add(
          new Fact("File", file.type() + ", " + file.size() + " bytes, SHA-256 " + file.sha256()));
    }
    facts.add(new Fact("Note", Shown.prose(each.note())));
    facts.add(
        new Fact(
            "Written down",
            When.at(each.recordedAt(), desks.zone()) + ", by " + Shown.name(each.byName())));
    return facts;
  }

  private Answer file(Visit visit) {
    Optional<FilterTest> test = found(visit).filter(each -> each.file() != null);
    return test.flatMap(each -> tests.file(each, visit.viewer().self()))
        .<Answer>map(content -> download(test.orElseThrow(), content))
        .orElseGet(Answer::missing);
  }

  private static Answer download(FilterTest test, byte[] content) {
    FileFacts file = test.file();
    return file == null
        ? Answer.missing()
        : new Answer.Download("filter-test-" + test.id() + "-" + file.name(), file.type(), content);
  }
}
