package org.handbell.notifier;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.CHAIR;
import static org.handbell.notifier.Elm.DEPUTY;
import static org.handbell.notifier.Elm.DSL;
import static org.handbell.notifier.Elm.HEAD;
import static org.handbell.notifier.Elm.IT;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;
import static org.handbell.notifier.Elm.contact;
import static org.handbell.notifier.Elm.person;
import static org.handbell.notifier.Elm.shared;
import static org.handbell.notifier.Elm.staff;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.handbell.notifier.route.Absence;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.Routing;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each reader gets of a concern over a day in which nobody takes it: mails, escalation, those
 * who fetch somebody, the summary, the digest, and what IT hears where nobody may be told.
 */
class RecusalEverywhereTest {

  private static final Contact OFFICE =
      shared(contact("office", Role.OFFICE, "O. Ffice", "offices"));
  private static final Contact HEAD_AS_DSL = contact("dsl2", Role.DSL, "C. Head", "chead");
  private static final Contact HEAD_AS_DEPUTY =
      contact("dep2", Role.DEPUTY_DSL, "C. Head", "chead");
  private static final Contact TRUST = contact("trust", Role.TRUST_DSL, "T. Rust", "trust");
  private static final List<Contact> USUAL = List.of(DSL, DEPUTY, HEAD, CHAIR, IT, OFFICE);
  private static final List<Contact> HEAD_IS_DSL =
      List.of(HEAD_AS_DSL, DEPUTY, HEAD, CHAIR, IT, OFFICE);

  /**
   * A subject among people.
   *
   * @param first told at once
   * @param later told by escalation
   * @param fetch asked to fetch somebody
   * @param summary of a lesser concern about the same subject
   * @param digest that counts the case
   * @param ops who hears that nobody may be told
   */
  record Row(
      String name,
      Person subject,
      List<Contact> people,
      List<Absence> absences,
      Set<String> first,
      Set<String> later,
      Set<String> fetch,
      Set<String> summary,
      Set<String> digest,
      Set<String> ops) {

    Row reading(Set<String> itsSummary, Set<String> itsDigest) {
      return new Row(
          name, subject, people, absences, first, later, fetch, itsSummary, itsDigest, ops);
    }

    Row away(List<Absence> those) {
      return new Row(name, subject, people, those, first, later, fetch, summary, digest, ops);
    }

    Row unheard(Set<String> those) {
      return new Row(name, subject, people, absences, first, later, fetch, summary, digest, those);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> rows() {
    Set<String> none = Set.of();
    List<Absence> chairAway = List.of(absence("chair"));
    return Stream.of(
        row("a pupil", PUPIL, USUAL, s("dsl", "dep"), s("head", "chair"), s("office"))
            .reading(s("dsl", "dep"), s("head")),
        row(
                "a pupil, the DSL is head",
                PUPIL,
                HEAD_IS_DSL,
                s("dsl2", "dep"),
                s("head", "chair"),
                s("office"))
            .reading(s("dsl2", "dep"), s("head")),
        row("the head, who is DSL", staff("chead"), HEAD_IS_DSL, s("chair"), none, none)
            .reading(none, s("chair")),
        row(
                "the deputy, the DSL is head",
                staff("bdeputy"),
                HEAD_IS_DSL,
                s("head"),
                s("chair"),
                none)
            .reading(none, s("head")),
        row(
                "the DSL, the head is deputy",
                staff("alead"),
                List.of(DSL, HEAD_AS_DEPUTY, HEAD, CHAIR, IT),
                s("head"),
                s("chair"),
                none)
            .reading(none, s("head")),
        row(
                "the head, who is deputy of the DSL",
                staff("ELM\\CHead"),
                List.of(DSL, HEAD_AS_DEPUTY, HEAD, CHAIR, IT),
                s("chair"),
                none,
                none)
            .reading(none, s("chair")),
        row("the head, the chair is away", staff("chead"), USUAL, s("chair"), none, none)
            .reading(none, s("chair"))
            .away(chairAway),
        row(
                "the head, the chair is away and the trust has somebody",
                staff("chead"),
                List.of(DSL, DEPUTY, HEAD, CHAIR, IT, TRUST),
                s("trust"),
                s("chair"),
                none)
            .reading(none, s("chair"))
            .away(chairAway),
        row(
                "the head, there is no chair",
                staff("chead"),
                List.of(DSL, DEPUTY, HEAD, IT, OFFICE),
                none,
                none,
                none)
            .reading(none, none)
            .unheard(s("it")),
        row("the technician", staff("etech"), USUAL, s("head"), s("chair"), none)
            .reading(none, s("head")),
        row(
                "the technician, nobody may be told",
                staff("etech"),
                List.of(DSL, DEPUTY, IT),
                none,
                none,
                none)
            .reading(none, none),
        row("the office", staff("offices"), USUAL, s("head"), s("chair"), none)
            .reading(none, s("head")),
        row(
                "a supply teacher whom the directory does not know",
                person(PersonKind.UNKNOWN, "supply3"),
                USUAL,
                s("dsl", "dep"),
                s("head", "chair"),
                s("office"))
            .reading(s("dsl", "dep"), s("head")),
        row(
                "a supply teacher at a desk for staff",
                staff("supply3"),
                USUAL,
                s("head"),
                s("chair"),
                none)
            .reading(none, s("head")),
        row(
                "a teacher, colleagues read the head's mail",
                staff("tteacher"),
                List.of(DSL, DEPUTY, shared(HEAD, "office"), CHAIR, IT, OFFICE),
                s("chair"),
                none,
                none)
            .reading(none, none));
  }

  private static Row row(
      String name,
      Person subject,
      List<Contact> people,
      Set<String> first,
      Set<String> later,
      Set<String> fetch) {
    return new Row(
        name, subject, people, List.of(), first, later, fetch, Set.of(), Set.of(), Set.of());
  }

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final List<Notification> sent = new ArrayList<>();

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void what_each_reader_gets_of_a_concern_that_nobody_takes(Row row) {
    NotifierConfig config =
        Elm.config(folder, row.people(), 25).with(new Routing(List.of(), row.absences()));
    try (Register register = Register.open(config, clock)) {
      Bulletins bulletins = new Bulletins(register, config, Names.ALL, clock);
      raise(register, Elm.incident("urgent", 1, row.subject(), Priority.P1, Phase.PLANNING));
      raise(register, Elm.incident("lesser", 1, row.subject(), Priority.P3, null));

      playUntilEvening(register, bulletins);
    }

    assertThat(readers(is(Reason.NEW, false))).as("told first").isEqualTo(row.first());
    assertThat(readers(is(Reason.ESCALATION, false))).as("told later").isEqualTo(row.later());
    assertThat(readers(is(Reason.NEW, true))).as("asked to fetch").isEqualTo(row.fetch());
    assertThat(readers(is(Reason.SUMMARY, false))).as("summary").isEqualTo(row.summary());
    assertThat(readers(mail -> mail.reason() == Reason.DIGEST && mentions(mail)))
        .as("digest")
        .isEqualTo(row.digest());
    assertThat(readers(is(Reason.OPS, true))).as("IT").isEqualTo(row.ops());
    assertThat(sent)
        .filteredOn(mail -> isAbout(row.subject(), mail.recipient()))
        .as("nothing that the subject gets mentions it")
        .noneMatch(mail -> mail.incidentId() != null || mentions(mail));
  }

  private static boolean isAbout(Person subject, Contact reader) {
    String name = String.valueOf(subject.username()).toLowerCase(Locale.ROOT);
    return name.endsWith(reader.bareUsername()) && !reader.bareUsername().isEmpty();
  }

  private static boolean mentions(Notification mail) {
    return mail.text() != null && mail.text().text().contains("2026-00000");
  }

  private static Predicate<Notification> is(Reason reason, boolean withoutContent) {
    return mail ->
        mail.reason() == reason && mail.recipient().role().mayReadContent() != withoutContent;
  }

  private Set<String> readers(Predicate<Notification> which) {
    return sent.stream()
        .filter(which)
        .map(mail -> mail.recipient().id())
        .collect(toCollection(TreeSet::new));
  }

  private static void raise(Register register, Incident incident) {
    register.applyBatch(new Batch("cluster", List.of(incident), List.of(), List.of()));
  }

  /** Until after the digest and the summary of this Friday. */
  private void playUntilEvening(Register register, Bulletins bulletins) {
    Escalator escalator = new Escalator(register.clocks(), clock, new SimpleMeterRegistry());
    Instant evening = NOW.plus(Duration.ofHours(6));
    bulletins.tick();
    while (clock.instant().isBefore(evening)) {
      escalator.runDue();
      bulletins.tick();
      Optional<Notification> next = register.post().lease();
      while (next.isPresent()) {
        sent.add(next.get());
        register
            .post()
            .settle(
                next.get(),
                new Settlement(OutboxState.SENT, clock.instant(), "delivered"),
                Optional.empty());
        next = register.post().lease();
      }
      clock.pass(Duration.ofMinutes(5));
    }
  }

  private static Absence absence(String id) {
    return new Absence(id, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), List.of());
  }

  private static Set<String> s(String... ids) {
    return new TreeSet<>(List.of(ids));
  }
}
