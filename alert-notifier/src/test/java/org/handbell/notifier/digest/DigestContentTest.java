package org.handbell.notifier.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Samples;
import org.handbell.notifier.digest.Digest.Row;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.junit.jupiter.api.Test;

class DigestContentTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Schedule SCHEDULE =
      new Schedule(DayOfWeek.FRIDAY, LocalTime.of(15, 30), Schedule.DEFAULT_SUMMARY_TIME, LONDON);
  private static final DigestWeek WEEK = SCHEDULE.week("2026-W47");
  private static final Contact HEAD = Samples.contact(Role.HEAD, "chead");
  private static final Contact CHAIR = Samples.contact(Role.CHAIR, "dchair");
  private static final Activity BUSY =
      new Activity(
          "elm",
          Samples.MONDAY,
          0,
          Samples.MONDAY.plusSeconds(900),
          Map.of(
              Counter.EVENTS, 12_000L,
              Counter.ACTS, 1_000L,
              Counter.SEARCHES, 260L,
              Counter.SEARCHED, 520L,
              Counter.NAMED, 900L,
              Counter.BLOCKED, 41L),
          Map.of(Category.CONDUCT_GAMES, 900L, Category.CONTENT_SEXUAL, 7L));

  @Test
  void a_quiet_week_says_so_and_proves_that_somebody_watched() {
    MailText mail = DigestMail.of(digest(HEAD));

    assertThat(mail.subject()).isEqualTo("[Handbell] Weekly digest, week 47, Elm Primary School");
    assertThat(mail.text())
        .startsWith("Nothing needs you\n")
        .contains(
            "Friday 13 November 2026, 15:30 to Friday 20 November 2026, 15:30",
            "There were none. What is below shows that Handbell was at work.",
            "12,000 events were read (the week before: 0), the last on Mon 16 Nov, 10:57.",
            "Events came on 1 day.",
            "The filter blocked 41 requests.",
            "26% showed what was searched for.",
            "Searches visible: 50%.",
            "90% belong to a named person.",
            "Games: 900",
            "Seal of the audit record: 5f2a");
    assertThat(mail.html())
        .contains("Nothing needs you", "12,000 events were read", "Searches visible: 50%.");
  }

  @Test
  void a_filter_that_hides_every_search_is_not_called_a_school_that_does_not_search() {
    Activity blind =
        new Activity(
            "elm",
            Samples.MONDAY,
            0,
            Samples.MONDAY,
            Map.of(Counter.EVENTS, 900L, Counter.ACTS, 900L, Counter.SEARCHED, 70L),
            Map.of());

    Digest digest = DigestContent.of(facts(HEAD, List.of(), Names.NOT_IN_DISTRESS, List.of(blind)));

    assertThat(digest.seen())
        .contains(
            "Searches visible: 0%. Search engines were used, but the filter does not show what was"
                + " typed.");
  }

  @Test
  void one_of_anything_is_not_told_as_many() {
    Activity single =
        new Activity(
            "elm",
            Samples.MONDAY,
            0,
            Samples.MONDAY,
            Map.of(Counter.EVENTS, 1L, Counter.ACTS, 1L, Counter.BLOCKED, 1L),
            Map.of());

    Digest digest =
        DigestContent.of(facts(HEAD, List.of(), Names.NOT_IN_DISTRESS, List.of(single)));

    assertThat(DigestMail.of(digest).text())
        .contains("1 thing that people did was", "blocked 1 request.", "1 event was read")
        .doesNotContain("1 things", "1 requests", "1 events");
  }

  @Test
  void a_week_in_which_nothing_arrived_is_not_called_quiet() {
    Digest digest = DigestContent.of(facts(HEAD, List.of(), Names.NOT_IN_DISTRESS, List.of()));

    assertThat(digest.first()).isEqualTo("1 thing needs you");
    assertThat(DigestMail.of(digest).text())
        .contains(
            "received nothing from the filter in this week. If school was open",
            "None is known, for nothing was read.")
        .doesNotContain("There were none", "in the filter's log");
    assertThat(DigestMail.of(digest).html()).contains("None is known", "#9a4a00");
  }

  @Test
  void before_the_first_school_day_is_over_nothing_is_missed() {
    DigestFacts facts = facts(HEAD, List.of(), Names.ALL, List.of());

    assertThat(DigestContent.of(facts.with(read(0, 0))).first()).isEqualTo("Nothing needs you");
  }

  @Test
  void days_on_which_nothing_arrived_need_the_head() {
    DigestFacts facts = facts(HEAD, List.of(), Names.ALL, List.of(BUSY)).with(read(5, 3));

    Digest digest = DigestContent.of(facts);

    assertThat(digest.first()).isEqualTo("1 thing needs you");
    assertThat(digest.needs().get(0).said())
        .isEqualTo(
            "Nothing was read on 2 of 5 school days. If school was open then, ask IT what is"
                + " wrong, today.");
  }

  private static Background read(int due, int read) {
    return new Background(
        true, new DaysRead(due, read, null), List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void a_row_has_time_type_site_and_user() {
    Digest digest =
        digest(
            HEAD,
            raised(
                "2026-000123",
                Samples.PUPIL,
                Category.CONTENT_SEXUAL,
                Priority.P2,
                "adult.example"));

    assertThat(digest.rows())
        .containsExactly(
            new Row(
                "Mon 16 Nov, 10:42",
                "Pornography or explicit sexual content",
                "adult[.]example",
                "Jo Bloggs, 6B",
                "P2"));
  }

  @Test
  void urgent_cases_without_an_outcome_need_the_head() {
    Case open = raised("2026-000123", Samples.PUPIL, Category.CONTENT_DRUGS, Priority.P2, "a.b");
    Case taken = new Case("2026-000124", open.incident(), open.raisedAt(), Samples.MONDAY, null);
    Case done =
        new Case("2026-000125", open.incident(), open.raisedAt(), Samples.MONDAY, "no concern");

    Digest digest = digest(HEAD, open, taken, done);

    assertThat(digest.first()).isEqualTo("2 things need you");
    assertThat(digest.needs())
        .extracting(Digest.Need::state)
        .containsExactlyInAnyOrder(
            "raised Mon 16 Nov, 10:42; nobody has taken it",
            "taken Mon 16 Nov, 10:42; no outcome is recorded");
  }

  @Test
  void an_old_case_that_nobody_closed_is_not_forgotten() {
    Case old = raised("2026-000001", Samples.PUPIL, Category.CONTENT_DRUGS, Priority.P2, "a.b");
    DigestFacts facts = facts(HEAD, List.of(), Names.NOT_IN_DISTRESS, List.of(BUSY));
    DigestFacts later =
        new DigestFacts(
            facts.school(),
            facts.week(),
            LONDON,
            List.of(),
            List.of(),
            List.of(old),
            facts.activity(),
            List.of(),
            HEAD,
            facts.people(),
            Names.NOT_IN_DISTRESS,
            facts.now(),
            null,
            List.of());

    Digest digest = DigestContent.of(later);

    assertThat(digest.needs()).hasSize(1);
    assertThat(digest.rows()).isEmpty();
  }

  @Test
  void lesser_concerns_stand_in_one_row_for_each_person_and_theme() {
    Person other = Samples.pupil("ksmith", "K. Smith");

    Digest digest =
        digest(
            HEAD,
            raised("2026-000001", Samples.PUPIL, Category.CONTENT_HATE, Priority.P3, "a.example"),
            raised(
                "2026-000002", Samples.PUPIL, Category.CONTENT_MISOGYNY, Priority.P3, "b.example"),
            raised("2026-000003", Samples.PUPIL, Category.CONTENT_DRUGS, Priority.P3, "c.example"),
            raised("2026-000004", other, Category.CONTENT_HATE, Priority.P3, "d.example"));

    assertThat(digest.rows())
        .extracting(Row::user, Row::type, Row::site, Row::how)
        .containsExactly(
            tuple(
                "Jo Bloggs, 6B",
                "Hate or discrimination, Misogyny",
                "a[.]example, b[.]example",
                "P3, twice"),
            tuple("Jo Bloggs, 6B", "Drugs", "c[.]example", "P3"),
            tuple("K. Smith, 6B", "Hate or discrimination", "d[.]example", "P3"));
  }

  @Test
  void a_child_in_distress_is_known_by_the_case_s_number_unless_the_school_wants_names() {
    Case c =
        raised("2026-000123", Samples.PUPIL, Category.CONTENT_SUICIDE, Priority.P1, "a.example");

    assertThat(digest(HEAD, c).rows()).extracting(Row::user).containsExactly("case 2026-000123");
    assertThat(text(Names.ALL, c)).contains("Jo Bloggs");
    assertThat(text(Names.NOT_IN_DISTRESS, c)).doesNotContain("Bloggs");
  }

  @Test
  void a_school_may_want_no_names_at_all() {
    Case c = raised("2026-000123", Samples.PUPIL, Category.CONTENT_DRUGS, Priority.P3, "a.example");

    assertThat(text(Names.NONE, c)).contains("User: case 2026-000123").doesNotContain("Bloggs");
  }

  @Test
  void the_site_of_an_illegal_match_is_withheld() {
    Case c =
        Samples.open(
            "2026-000123",
            Samples.incident(
                Samples.PUPIL,
                Category.ILLEGAL_CSAM,
                Priority.P1,
                null,
                List.of(
                    Samples.site("horror.example", Category.CONTENT_SEXUAL, Priority.P3),
                    Samples.sealed(Category.ILLEGAL_CSAM)),
                Samples.MONDAY));

    MailText mail = DigestMail.of(digest(HEAD, c));

    assertThat(mail.text()).contains("Site: withheld");
    assertThat(mail.text() + mail.html()).doesNotContain("horror", "5f2a88");
  }

  @Test
  void a_time_in_which_nothing_was_read_is_told() {
    DigestFacts facts = facts(HEAD, List.of(), Names.ALL, List.of(BUSY));
    Trouble silence =
        new Trouble(
            Kind.SOURCE_SILENT, "elm-fw", "elm", List.of("elm-fw"), Samples.MONDAY, "", List.of());
    Trouble lasting =
        new Trouble(
            Kind.SOURCE_SILENT, "elm-2", "elm", List.of("elm-2"), Samples.MONDAY, "", List.of());
    Trouble filling =
        new Trouble(Kind.SPOOL_FILLING, "1", "elm", List.of("elm-fw"), WEEK.start(), "", List.of());
    Instant over = Samples.MONDAY.plusSeconds(3600);

    Digest digest =
        DigestContent.of(
            new DigestFacts(
                facts.school(),
                facts.week(),
                LONDON,
                List.of(),
                List.of(),
                List.of(),
                facts.activity(),
                List.of(),
                HEAD,
                facts.people(),
                Names.ALL,
                facts.now(),
                null,
                List.of(
                    new Standing(1, silence, Samples.MONDAY, 0, null, null, over, true),
                    new Standing(2, filling, Samples.MONDAY, 0, null, null, null, false),
                    new Standing(3, lasting, Samples.MONDAY, 0, null, null, null, false))));

    assertThat(digest.needs())
        .extracting(Digest.Need::said)
        .containsExactly(
            "At the end of the week nothing was read from elm-2. Ask IT when it is mended.");
    assertThat(digest.proof())
        .filteredOn(line -> line.startsWith("Nothing was read"))
        .containsExactly(
            "Nothing was read from elm-fw on Monday 16 November 2026, 10:42 to 11:42."
                + " Alerts of that time may be missing.",
            "Nothing was read from elm-2 since Monday 16 November 2026, 10:42."
                + " Alerts of that time may be missing.");
  }

  @Test
  void concerns_are_counted_by_the_four_cs_beside_the_week_before() {
    Case sexual = raised("2026-000001", Samples.PUPIL, Category.CONTENT_SEXUAL, Priority.P3, "a.b");
    Case gambling =
        raised("2026-000002", Samples.PUPIL, Category.COMMERCE_GAMBLING, Priority.P3, "a.b");
    Case counted = raised("2026-000003", Samples.PUPIL, Category.CONDUCT_GAMES, Priority.P4, "a.b");
    DigestFacts facts =
        facts(HEAD, List.of(sexual, gambling, sexual, counted), Names.ALL, List.of(BUSY));

    Digest digest =
        DigestContent.of(
            new DigestFacts(
                facts.school(),
                facts.week(),
                LONDON,
                facts.cases(),
                List.of(gambling),
                List.of(),
                facts.activity(),
                List.of(),
                HEAD,
                facts.people(),
                Names.ALL,
                facts.now(),
                null,
                List.of()));

    assertThat(digest.risks())
        .contains(
            new Digest.RiskCount("Content", 2, 0, 100, 0),
            new Digest.RiskCount("Commerce", 1, 1, 50, 50),
            new Digest.RiskCount("Conduct", 0, 0, 0, 0));
  }

  @Test
  void a_concern_about_the_head_is_in_the_chair_s_digest_alone() {
    Case aboutHead =
        raised(
            "2026-000009",
            Samples.staff("chead", "C. Head"),
            Category.CONTENT_SEXUAL,
            Priority.P2,
            "adult.example");
    Case aboutPupil =
        raised("2026-000010", Samples.PUPIL, Category.CONTENT_DRUGS, Priority.P2, "drug.example");

    String head = DigestMail.of(digest(HEAD, aboutHead, aboutPupil)).text();
    String chair = DigestMail.of(digest(CHAIR, aboutHead, aboutPupil)).text();

    assertThat(head)
        .startsWith("1 thing needs you")
        .contains("2026-000010")
        .contains("Pornography or explicit sexual content: 6")
        .doesNotContain("C. Head", "2026-000009");
    assertThat(chair)
        .startsWith("1 thing needs you")
        .contains("C. Head, staff", "2026-000009")
        .doesNotContain("Bloggs", "2026-000010", "Games");
  }

  @Test
  void a_very_bad_week_still_fits_and_says_what_it_left_out() {
    List<Case> many =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    raised(
                        "2026-0001" + i,
                        Samples.pupil("p" + i, "Pupil " + i),
                        Category.CONTENT_DRUGS,
                        i < 20 ? Priority.P2 : Priority.P3,
                        "a.b"))
            .toList();

    Digest digest = digest(HEAD, many.toArray(Case[]::new));

    assertThat(digest.first()).isEqualTo("20 things need you");
    assertThat(digest.needs()).hasSize(11);
    assertThat(digest.needs().get(10).what()).isEqualTo("And 10 more");
    assertThat(digest.rows()).hasSize(DigestRows.MOST);
    assertThat(digest.more()).isEqualTo(40);
  }

  private static String text(Names names, Case c) {
    return DigestMail.of(DigestContent.of(facts(HEAD, List.of(c), names, List.of(BUSY)))).text();
  }

  private static Digest digest(Contact reader, Case... cases) {
    return DigestContent.of(facts(reader, List.of(cases), Names.NOT_IN_DISTRESS, List.of(BUSY)));
  }

  private static DigestFacts facts(
      Contact reader, List<Case> cases, Names names, List<Activity> activity) {
    Instant now = WEEK.end();
    return new DigestFacts(
        Samples.ELM,
        WEEK,
        LONDON,
        cases,
        List.of(),
        List.of(),
        activity,
        List.of(),
        reader,
        List.of(HEAD, CHAIR),
        names,
        now,
        "5f2a",
        List.of());
  }

  private static Case raised(
      String number, Person person, Category category, Priority priority, String host) {
    return Samples.open(
        number,
        Samples.incident(
            person,
            category,
            priority,
            null,
            List.of(Samples.site(host, category, priority)),
            Samples.MONDAY));
  }
}
