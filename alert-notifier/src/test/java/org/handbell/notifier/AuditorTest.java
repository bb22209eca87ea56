package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The safety net is watched by somebody else than the one who spans it. */
class AuditorTest {

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> told = new ArrayList<>();
  private Register register;
  private Escalator escalator;
  private Watchman watchman;

  @BeforeEach
  void open() {
    NotifierConfig config = Elm.config(folder, Elm.PEOPLE, 25);
    register = Register.open(config, clock);
    escalator = new Escalator(register.clocks(), clock, metrics);
    Instant start = clock.instant();
    watchman =
        new Watchman(
            config,
            register,
            new SourceReports(() -> 0),
            new ListReports(),
            metrics,
            clock,
            () -> Duration.between(start, clock.instant()).toNanos());
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void while_every_step_is_done_nobody_is_troubled() {
    raise();

    play(Duration.ofMinutes(60), true);

    assertThat(told).noneMatch(mail -> mail.contains("ops"));
    assertThat(overdue()).isZero();
  }

  @Test
  void when_the_worker_is_dead_it_and_dsl_hear_within_two_minutes_and_that_it_is_over() {
    raise();
    play(Duration.ofMinutes(9), false);
    assertThat(told).noneMatch(mail -> mail.contains("ops"));

    play(Duration.ofMinutes(3), false);
    List<String> dead = List.copyOf(told);
    double overdue = overdue();
    play(Duration.ofMinutes(30), true);

    assertThat(dead)
        .contains(
            "it ops [Handbell] Needs you now: reminders are not sent, Elm Primary School",
            "dsl ops [Handbell] Alerts may be missing, Elm Primary School");
    assertThat(overdue).isEqualTo(1);
    assertThat(told.stream().filter(mail -> mail.startsWith("it ops"))).hasSize(2);
    assertThat(overdue()).isZero();
  }

  @Test
  void a_dead_worker_is_noticed_at_night_too() {
    clock.pass(Duration.ofHours(12));
    close();
    open();
    raise();

    play(Duration.ofHours(10), false);

    assertThat(told).anyMatch(mail -> mail.startsWith("dsl ops"));
  }

  @Test
  void one_who_holds_a_case_for_ever_is_noticed() {
    raise();
    register.desk().acknowledge("2026-000001", Elm.DSL, Elm.DSL);

    play(Duration.ofMinutes(245), false);

    assertThat(told).anyMatch(mail -> mail.startsWith("it ops"));
  }

  @Test
  void a_case_that_cannot_be_read_holds_up_no_other_and_is_noticed() throws Exception {
    raise("a", "b", "c", "d", "e");
    damage("c");

    play(Duration.ofMinutes(15), true);

    assertThat(told).filteredOn(mail -> mail.startsWith("dsl reminder")).hasSize(4);
    assertThat(told).anyMatch(mail -> mail.startsWith("it ops"));
    assertThat(overdue()).isEqualTo(1);
  }

  /** As a broken disk might. */
  private void damage(String incident) throws SQLException {
    String file = String.valueOf(Elm.config(folder, Elm.PEOPLE, 25).database().file());
    send();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE revisions SET snapshot = '{' WHERE incident_id = ?")) {
      update.setString(1, incident);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private void raise(String... ids) {
    register.applyBatch(
        new Batch("cluster", Stream.of(ids).map(Elm::p1).toList(), List.of(), List.of()));
  }

  private double overdue() {
    return metrics.get("handbell.notifier.steps.overdue").gauge().value();
  }

  private void raise() {
    raise("i");
  }

  private void play(Duration length, boolean workerLives) {
    Instant end = clock.instant().plus(length);
    while (clock.instant().isBefore(end)) {
      clock.pass(Duration.ofSeconds(10));
      if (workerLives) {
        escalator.runDue();
      }
      watchman.look();
      send();
    }
  }

  private void send() {
    for (var next = register.post().lease(); next.isPresent(); next = register.post().lease()) {
      Notification mail = next.get();
      String subject = mail.reason() == Reason.OPS ? " " + subject(mail) : "";
      told.add(mail.recipient().id() + " " + mail.reason().id() + subject);
      String about = mail.incidentId();
      register
          .post()
          .settle(
              mail,
              new Settlement(OutboxState.SENT, clock.instant(), "delivered"),
              about == null ? Optional.empty() : register.caseOf(about));
    }
  }

  private static String subject(Notification mail) {
    return Optional.ofNullable(mail.text()).orElseThrow().subject();
  }
}
