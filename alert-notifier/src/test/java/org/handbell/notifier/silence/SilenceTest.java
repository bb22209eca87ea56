package org.handbell.notifier.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.digest.DigestMail;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A silence hides mails for a while, and nothing that must never be hidden. */
class SilenceTest {

  private static final Instant MONTH = NOW.plus(Duration.ofDays(29));
  private static final Scope DRUGS = new Scope("elm", Theme.DRUGS, null, null);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);

  @Test
  void what_is_hidden_is_mailed_to_nobody_never_reminded_of_and_listed() {
    try (Register register = register(silence(DRUGS, "dsl"))) {
      raise(register, incident("a", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL));
      raise(register, incident("b", Category.CONTENT_DRUGS, Priority.P3, false, Elm.PUPIL));
      clock.pass(Duration.ofDays(9));

      assertThat(register.post().outboxCounts()).isEmpty();
      assertThat(register.clocks().due()).isEmpty();
      assertThat(register.missed(clock.instant())).isEmpty();
      assertThat(register.desk().silenced())
          .isEqualTo(Map.of("pshe", List.of("2026-000001", "2026-000002")));
      assertThat(register.casesBetween("elm", NOW, NOW.plusSeconds(1))).hasSize(2);
    }
  }

  @Test
  void the_summary_and_the_head_s_digest_say_what_it_hid_on_whose_word_and_until_when() {
    try (Register register = register(silence(DRUGS, "dsl"))) {
      Bulletins bulletins = bulletins(register, silence(DRUGS, "dsl"));
      int unused = bulletins.tick();
      raise(register, incident("a", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL));
      raise(register, incident("b", Category.CONTENT_DRUGS, Priority.P3, false, Elm.PUPIL));
      raise(register, incident("c", Category.CONTENT_CRIME, Priority.P3, false, Elm.PUPIL));
      clock.pass(Duration.ofHours(6));
      unused = bulletins.tick();

      assertThat(mails(register, Reason.SUMMARY))
          .hasSize(2)
          .allSatisfy(
              text ->
                  assertThat(text)
                      .startsWith("1 concern to look at")
                      .contains("Silence pshe (a project in Year 6; A. Lead; until Saturday 19")
                      .contains("hid 2 concerns: 2026-000001, 2026-000002."));
      assertThat(register.desk().silenced()).hasSize(1);
      assertThat(digest(register)).contains("WHAT WAS NOT MAILED", "hid 2 concerns: 2026-000001");
    }
  }

  @Test
  void a_day_before_it_ends_those_who_answer_for_it_are_reminded_once() {
    try (Register register = register(silence(DRUGS, "dsl", "head"))) {
      raise(register, incident("a", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL));
      Bulletins bulletins = bulletins(register, silence(DRUGS, "dsl", "head"));
      int unused = bulletins.tick();
      clock.pass(Duration.ofDays(27));
      unused = bulletins.tick();
      assertThat(mails(register, Reason.REMINDER)).isEmpty();
      clock.pass(Duration.ofHours(20));
      unused = bulletins.tick();
      unused = bulletins(register, silence(DRUGS, "dsl", "head")).tick();

      assertThat(mails(register, Reason.REMINDER))
          .hasSize(2)
          .allSatisfy(text -> assertThat(text).contains("ends on", "hid 1 concern: 2026-000001"));
    }
  }

  @Test
  void what_gets_worse_than_the_silence_allows_is_told() {
    try (Register register = register(silence(DRUGS, "dsl"))) {
      raise(register, incident("a", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL));
      Incident worse = incident("a", Category.CONTENT_DRUGS, Priority.P1, false, Elm.PUPIL);

      raise(register, revised(worse));

      assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.READY, 2L));
    }
  }

  @Test
  void a_summarised_concern_that_gets_worse_under_a_silence_alarms_nobody() {
    try (Register register = register(silence(DRUGS, "dsl"))) {
      raise(register, incident("a", Category.CONTENT_CRIME, Priority.P3, false, Elm.PUPIL));
      raise(
          register, revised(incident("a", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL)));
      clock.pass(Duration.ofDays(9));
      register.clocks().run(register.clocks().due());

      assertThat(register.missed(clock.instant())).isEmpty();
    }
  }

  @Test
  void it_holds_from_its_first_moment_to_its_last() {
    Silence silence = silence(DRUGS, "dsl");
    Incident drugs = incident("a", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL);

    assertThat(silence.hides(drugs, false, NOW)).isTrue();
    assertThat(silence.hides(drugs, false, MONTH.minusMillis(1))).isTrue();
    assertThat(silence.hides(drugs, false, MONTH)).isFalse();
    assertThat(silence.hides(drugs, false, NOW.minusMillis(1))).isFalse();
  }

  @Test
  void a_p1_is_hidden_only_where_two_people_answer_for_it() {
    Incident p1 = incident("a", Category.CONTENT_DRUGS, Priority.P1, false, Elm.PUPIL);

    assertThat(silence(DRUGS, "dsl").hides(p1, false, NOW)).isFalse();
    assertThat(silence(DRUGS, "dsl", "dsl").hides(p1, false, NOW)).isFalse();
    assertThat(silence(DRUGS, "dsl", "dep").hides(p1, false, NOW)).isTrue();
  }

  @Test
  void illegal_content_staff_and_a_childs_own_words_are_never_hidden() {
    Silence all = silence(new Scope(null, null, null, "jbloggs"), "dsl", "head");
    Incident illegal = incident("i", Category.ILLEGAL_CSAM, Priority.P1, true, Elm.PUPIL);
    Incident unlawful = incident("u", Category.ILLEGAL_OTHER, Priority.P2, false, Elm.PUPIL);
    Incident words = incident("w", Category.CONTENT_SUICIDE, Priority.P1, true, Elm.PUPIL);
    Incident other = incident("o", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL);

    assertThat(all.hides(other, false, NOW)).isTrue();
    assertThat(all.hides(illegal, false, NOW)).isFalse();
    assertThat(all.hides(unlawful, false, NOW)).isFalse();
    assertThat(all.hides(words, false, NOW)).isFalse();
    assertThat(all.hides(other, true, NOW)).isFalse();
  }

  @Test
  void a_scope_fits_what_it_names_and_nothing_else() {
    Incident drugs = incident("a", Category.CONTENT_DRUGS, Priority.P2, false, Elm.PUPIL);

    assertThat(silence(new Scope("oak", Theme.DRUGS, null, null), "dsl").hides(drugs, false, NOW))
        .isFalse();
    assertThat(silence(new Scope(null, Theme.MONEY, null, null), "dsl").hides(drugs, false, NOW))
        .isFalse();
    assertThat(silence(new Scope(null, null, "R-001", null), "dsl").hides(drugs, false, NOW))
        .isTrue();
    assertThat(silence(new Scope(null, null, "R-002", null), "dsl").hides(drugs, false, NOW))
        .isFalse();
    assertThat(silence(new Scope(null, null, null, "other"), "dsl").hides(drugs, false, NOW))
        .isFalse();
  }

  @Test
  void a_silence_without_an_end_a_reason_an_author_or_a_scope_is_refused() {
    assertThatThrownBy(
            () ->
                new Silence("s", "why", List.of("dsl"), NOW, NOW.plus(Duration.ofDays(31)), DRUGS))
        .hasMessageContaining("30 days");
    assertThatThrownBy(() -> new Silence("s", " ", List.of("dsl"), NOW, MONTH, DRUGS))
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> new Silence("s", "why", List.of(), NOW, MONTH, DRUGS))
        .hasMessageContaining("answers");
    assertThatThrownBy(() -> new Scope("elm", null, null, null)).hasMessageContaining("theme");
  }

  private static Silence silence(Scope scope, String... by) {
    return new Silence("pshe", "a project in Year 6", List.of(by), NOW, MONTH, scope);
  }

  private Register register(Silence silence) {
    return Register.open(Elm.silenced(Elm.config(folder, Elm.PEOPLE, 25), silence), clock);
  }

  private Bulletins bulletins(Register register, Silence silence) {
    return new Bulletins(register, config(silence), Names.ALL, clock);
  }

  private String digest(Register register) {
    Silence silence = silence(DRUGS, "dsl");
    return DigestMail.of(
            WeeklyDigest.of(register, config(silence), "elm", "2026-W47", clock.instant()))
        .text();
  }

  private NotifierConfig config(Silence silence) {
    return Elm.silenced(Elm.config(folder, Elm.PEOPLE, 25), silence);
  }

  /** The words of the mails that go out now. */
  private static List<String> mails(Register register, Reason reason) {
    return Stream.generate(register.post()::lease)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(mail -> mail.reason() == reason)
        .map(mail -> Optional.ofNullable(mail.text()).orElseThrow().text())
        .toList();
  }

  private static void raise(Register register, Incident incident) {
    register.applyBatch(new Batch("cluster", List.of(incident), List.of(), List.of()));
  }

  private static Incident revised(Incident i) {
    return new Incident(
        i.id(),
        2,
        i.schoolId(),
        i.person(),
        i.theme(),
        i.category(),
        i.priority(),
        i.phase(),
        i.why(),
        i.firstReceived(),
        i.lastReceived(),
        i.firstOccurred(),
        i.lastOccurred(),
        2,
        Map.of(Decision.BLOCKED, 2),
        i.evidence(),
        false);
  }

  private static Incident incident(
      String id, Category category, Priority priority, boolean core, Person person) {
    boolean sealed = category.isSealed();
    Finding finding = new Finding(category, priority, 3, null, "R-001", "a why", null, core);
    Evidence evidence =
        new Evidence(
            id + "-1",
            NOW,
            NOW,
            Evidence.Kind.SITE,
            null,
            sealed ? null : "site.example",
            null,
            sealed ? "seal" : null,
            "room7-pc3",
            "10.1.2.3",
            Decision.BLOCKED,
            Visibility.HOST,
            List.of(finding));
    return new Incident(
        id,
        1,
        "elm",
        person,
        category.theme(),
        category,
        priority,
        null,
        "a sentence",
        NOW,
        NOW,
        NOW,
        NOW,
        1,
        Map.of(Decision.BLOCKED, 1),
        List.of(evidence),
        false);
  }
}
