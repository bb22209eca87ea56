package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.AlertMail;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.digest.Summary;
import org.handbell.notifier.digest.SummaryDay;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is counted on another case sends no mail of its own, and is never lost from sight. */
@OnEachDatabase
class FoldingTest {

  private static final Duration HOLD = Duration.ofMinutes(16);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    register = Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void more_of_the_same_in_the_cooldown_is_no_mail_and_a_line_of_the_summary() {
    apply(Elm.p2("first"));
    clock.pass(HOLD);
    sendDue();
    apply(Elm.more(Elm.p2("second"), "first"));
    clock.pass(HOLD);

    List<Notification> mails = sendDue();

    assertThat(mails).isEmpty();
    assertThat(summary())
        .singleElement()
        .asString()
        .contains("(case 2026-000002; more of case 2026-000001)");
  }

  @Test
  void more_of_the_same_that_becomes_graver_is_told() {
    apply(Elm.p2("first"));
    clock.pass(HOLD);
    sendDue();
    apply(Elm.more(Elm.p2("second"), "first"));

    apply(Elm.more(Elm.incident("second", 2, PUPIL, Priority.P1, Phase.PLANNING), "first"));

    assertThat(sendDue()).hasSize(2).allMatch(mail -> "second".equals(mail.incidentId()));
  }

  @Test
  void what_is_counted_on_an_alert_that_nobody_knows_is_told() {
    apply(Elm.more(Elm.p2("second"), "never seen"));
    clock.pass(HOLD);

    List<Notification> mails = sendDue();

    assertThat(mails).hasSize(1);
  }

  @Test
  void a_class_topic_takes_in_what_is_held_and_what_comes_later() {
    apply(Elm.p2("a"));
    apply(Elm.classTopic("topic", 1, "a", "b"));
    apply(Elm.p2("b"));
    register.tellUnheard();
    clock.pass(HOLD);

    List<Notification> mails = sendDue();

    assertThat(mails).isEmpty();
    assertThat(summary())
        .singleElement()
        .asString()
        .contains("a class topic", "case 2026-000002; with 2026-000001, 2026-000003");
  }

  @Test
  void what_was_sent_before_the_class_topic_stays_sent_and_goes_to_everybody() {
    close();
    Contact second = Elm.contact("dsl2", Role.DSL, "F. Lead", "flead");
    register = Register.open(Elm.config(folder, List.of(Elm.DSL, second, Elm.HEAD), 25), clock);
    apply(Elm.p2("a"));
    clock.pass(HOLD);
    var first = register.post().lease().orElseThrow();
    apply(Elm.classTopic("topic", 1, "a"));

    List<Notification> rest = sendDue();

    assertThat(first.reason()).isEqualTo(Reason.NEW);
    assertThat(rest).hasSize(1);
  }

  @Test
  void a_p1_is_never_folded_nor_what_is_a_childs_own() {
    apply(Elm.classTopic("topic", 1, "a", "b"));
    apply(Elm.own(Elm.p1("a")), Elm.own(Elm.p2("b")));
    clock.pass(HOLD);

    List<Notification> mails = sendDue();

    assertThat(mails).extracting(Notification::incidentId).containsOnly("a", "b").hasSize(3);
  }

  @Test
  void what_turns_out_to_be_a_childs_own_is_told_after_all() {
    apply(Elm.p2("a"));
    apply(Elm.classTopic("topic", 1, "a"));
    apply(Elm.own(Elm.incident("a", 2, PUPIL, Priority.P2, Phase.HELP_SEEKING)));
    clock.pass(HOLD);

    List<Notification> mails = sendDue();

    assertThat(mails).hasSize(1).allMatch(mail -> mail.reason() == Reason.NEW);
  }

  @Test
  void what_was_weighed_over_days_stands_in_the_mail() {
    apply(Elm.weighed(Elm.p2("a"), "Third day in two weeks with something new about worry."));
    Case weighed = register.caseOf("a").orElseThrow();

    var mail =
        new AlertMail(false, Elm.LONDON, null)
            .compose(weighed, Elm.SCHOOL, Elm.DSL, Reason.NEW, List.of());

    assertThat(mail.text())
        .contains("Also: Third day in two weeks with something new about worry.");
  }

  @Test
  void a_case_about_a_class_names_the_year_and_nobody() {
    apply(Elm.classTopic("topic", 1, "a"));
    Case topic = register.caseOf("topic").orElseThrow();

    var mail =
        new AlertMail(true, Elm.LONDON, null)
            .compose(topic, Elm.SCHOOL, Elm.DSL, Reason.NEW, List.of());

    assertThat(mail.text()).contains("Several pupils of Year 6, none of whom is named here");
  }

  private void apply(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  private List<Summary.Entry> summary() {
    SummaryDay day =
        new SummaryDay(NOW.atZone(Elm.LONDON).toLocalDate(), NOW, NOW.plus(Duration.ofDays(1)));
    return Summary.of(
            Elm.SCHOOL,
            day,
            Elm.LONDON,
            register.casesBetween("elm", day.start(), day.end()),
            Elm.DSL,
            Elm.PEOPLE)
        .entries();
  }

  /** Leases and settles as sent all that is due. */
  private List<Notification> sendDue() {
    List<Notification> sent = new ArrayList<>();
    for (var next = register.post().lease(); next.isPresent(); next = register.post().lease()) {
      sent.add(next.get());
      register
          .post()
          .settle(
              next.get(),
              new Settlement(OutboxState.SENT, clock.instant(), "delivered"),
              register.caseOf(String.valueOf(next.get().incidentId())));
    }
    return sent;
  }
}
