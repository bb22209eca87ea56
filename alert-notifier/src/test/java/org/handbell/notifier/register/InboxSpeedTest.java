package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Theme;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.console.Browser;
import org.handbell.notifier.console.TestConsole;
import org.handbell.notifier.digest.Digest;
import org.handbell.notifier.digest.DigestWeek;
import org.handbell.notifier.digest.Schedule;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.report.DigestReport;
import org.handbell.notifier.report.ReportPage;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Mailbox;
import org.handbell.notifier.route.Role;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Measures, with {@code -Dcases=100000}, how long the pages' queries take, and every digest of a
 * trust's week; {@code -Dschools=100} for another trust than one of twenty.
 */
@OnEachDatabase
@EnabledIfSystemProperty(named = "cases", matches = "\\d+")
class InboxSpeedTest {

  private static final int ROUNDS = 21;
  private static final Pattern CASE = Pattern.compile("/cases/\\d{4}-\\d{6}");
  private static final List<String> SCHOOLS =
      IntStream.range(0, Integer.getInteger("schools", 20)).mapToObj(i -> "school" + i).toList();
  private static final Contact TRUST =
      new Contact(
          "trust", null, Role.TRUST_DSL, "T", "t@t.example", "tlead", Mailbox.PERSONAL, List.of());
  private static final Contact ONE =
      new Contact(
          "one", "school3", Role.DSL, "O", "o@t.example", "olead", Mailbox.PERSONAL, List.of());
  private static final Contact HEAD =
      new Contact(
          "head", "school3", Role.HEAD, "H", "h@t.example", "hlead", Mailbox.PERSONAL, List.of());

  @Parameter TestDatabase database;
  @TempDir Path folder;

  @Test
  void pages_of_many_cases() {
    int cases = Integer.getInteger("cases", 1);
    var settings = database.at(folder);
    Register.open(Elm.config(settings, List.of(TRUST, ONE), 25), () -> NOW).close();
    try (Database opened = Database.open(settings)) {
      opened.jdbi().useTransaction(handle -> fill(handle, cases));
      opened.jdbi().useHandle(handle -> handle.execute("ANALYZE"));
    }
    try (Register register =
        Register.open(Elm.config(settings, List.of(TRUST, ONE), 25), () -> NOW)) {
      for (Contact reader : List.of(TRUST, ONE)) {
        Sight sight = Sight.of(List.of(reader), List.of(TRUST, ONE), SCHOOLS);
        measure(register, reader.id(), sight);
      }
      time("digest of a school", () -> digest(register, settings, "school3"));
      time(
          "digests of all schools",
          () -> SCHOOLS.forEach(school -> digest(register, settings, school)));
    }
    try (TestConsole console = TestConsole.of(trust(settings))) {
      measure(console, TRUST);
      measure(console, ONE);
    }
  }

  /** The trust with all its schools. */
  private static NotifierConfig trust(DatabaseSettings settings) {
    NotifierConfig elm = Elm.config(settings, List.of(TRUST, ONE, HEAD), 25);
    return elm.toBuilder()
        .schools(SCHOOLS.stream().map(id -> new School(id, id, SchoolPhase.SECONDARY)).toList())
        .build();
  }

  private static void digest(Register register, DatabaseSettings settings, String school) {
    NotifierConfig config = trust(settings);
    Contact head =
        config.contacts().stream()
            .filter(each -> each.role() == Role.HEAD && each.serves("school3"))
            .findFirst()
            .orElseThrow();
    DigestWeek week = Schedule.of(config).week("2026-W46");
    Digest digest = WeeklyDigest.of(register, config, head, school, week, NOW);
    String page = ReportPage.forPrint(DigestReport.of(digest), Look.PLAIN);
    assertThat(page).contains("week 46");
  }

  /** Whole pages, as a browser gets them. */
  private void measure(TestConsole console, Contact who) {
    Browser browser = console.signedIn(who);
    Matcher first = CASE.matcher(browser.get("/cases").body());
    assertThat(first.find()).isTrue();
    String about = first.group();
    List<String> pages =
        List.of(
            "/cases",
            "/cases?mine=yes",
            "/cases?year=9",
            "/cases?theme=HATE",
            "/cases?risk=CONDUCT",
            "/cases?priority=P3",
            "/cases?priority=P4",
            "/cases?who=pupil77",
            "/cases?who=nobody+of+that+name",
            "/cases?from=2026-11-01&to=2026-11-10",
            "/cases?state=closed",
            "/cases?state=closed&who=nobody+of+that+name",
            "/cases?state=closed&year=9&theme=HATE",
            about,
            about + "/text",
            "/account");
    for (String page : pages) {
      time(
          who.id() + " GET " + page,
          () -> assertThat(browser.get(page).statusCode()).isEqualTo(200));
    }
  }

  private void measure(Register register, String who, Sight sight) {
    Wanted open = Wanted.OPEN;
    Inbox inbox = register.inbox();
    var first = inbox.page(sight, open, null, 25);
    assertThat(first.cases()).hasSize(25);
    Case c = first.cases().get(0).about();
    time(who + " first page", () -> inbox.page(sight, open, null, 25));
    time(who + " next page", () -> inbox.page(sight, open, first.next().orElseThrow(), 25));
    time(who + " counts", () -> inbox.open(sight));
    Wanted closed = new Wanted(true, false, null, null, null, "", "", null, null);
    time(who + " closed", () -> inbox.page(sight, closed, null, 25));
    Wanted year = new Wanted(false, false, null, Theme.HATE, null, "9", "", null, null);
    time(who + " theme and year", () -> inbox.page(sight, year, null, 25));
    Wanted named = new Wanted(true, false, null, null, null, "", "nobody of that name", null, null);
    time(who + " a name that is not there", () -> inbox.page(sight, named, null, 25));
    Wanted mine = new Wanted(false, true, null, null, null, "", "", null, null);
    time(who + " mine, none", () -> inbox.page(sight, mine, null, 25));
    time(who + " open a case", () -> register.reading().open(c.number(), sight, who));
    time(who + " earlier", () -> register.reading().earlier(c, sight));
    time(who + " similar", () -> register.reading().similar(c, sight));
  }

  private void time(String what, Runnable query) {
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      query.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s %-60s best %6.1f ms, median %6.1f ms, worst %6.1f ms%n",
        database, what, nanos[0] / 1e6, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS - 1] / 1e6);
  }

  private static void fill(Handle handle, int cases) {
    Random random = new Random(7);
    PreparedBatch rows =
        handle.prepareBatch(
            """
            INSERT INTO cases (incident_id, number, school_id, revision, raised_at, outcome,
              outcome_kind, closed_at, priority, theme, category, person_id, person_kind, subject,
              who, year, occurred_at)
            VALUES (:id, :number, :school, 1, :at, :outcome, :kind, :closed, :priority, :theme,
              'content.hate', :person, 'pupil', :subject, :who, :year, :at)\
            """);
    PreparedBatch revisions =
        handle.prepareBatch(
            """
            INSERT INTO revisions (incident_id, revision, recorded_at, snapshot)
            VALUES (:id, 1, 0, :snapshot)\
            """);
    for (int i = 0; i < cases; i++) {
      add(rows, revisions, i, random);
      if (i % 1000 == 999 || i == cases - 1) {
        rows.execute();
        revisions.execute();
      }
    }
  }

  private static void add(PreparedBatch rows, PreparedBatch revisions, int i, Random random) {
    boolean open = i % 5 == 0;
    String school = SCHOOLS.get(random.nextInt(SCHOOLS.size()));
    String pupil = "pupil" + random.nextInt(20_000);
    Person person =
        new Person(school + "/" + pupil, PersonKind.PUPIL, pupil, "P " + pupil, "9", "9B");
    Priority priority = List.of(Priority.values()).get(random.nextInt(4));
    Incident incident = Elm.incident("i" + i, 1, person, priority, null);
    long at = NOW.minusSeconds(60L * (i + 1)).toEpochMilli();
    @Nullable String outcome = open ? null : "done";
    rows.bind("id", "i" + i)
        .bind("number", "2026-%06d".formatted(i))
        .bind("school", school)
        .bind("at", at)
        .bind("outcome", outcome)
        .bind("kind", open ? null : "NO_CONCERN")
        .bind("closed", open ? null : Long.valueOf(at + 60_000))
        .bind("priority", priority.name())
        .bind("theme", random.nextInt(3) == 0 ? "HATE" : "SUICIDE_AND_SELF_HARM")
        .bind("person", person.id())
        .bind("subject", pupil)
        .bind("who", "p " + pupil)
        .bind("year", "" + (7 + random.nextInt(5)))
        .add();
    revisions
        .bind("id", "i" + i)
        .bind(
            "snapshot",
            new Json<>(Incident.class).write(incident).replace("\"elm\"", '"' + school + '"'))
        .add();
  }
}
