package org.handbell.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.incident.Scene.TEN;
import static org.handbell.classifier.incident.Scene.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.classifier.incident.Scene;
import org.handbell.model.Activity;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassifierTopologyTest {

  private final ClassifierBench bench = new ClassifierBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void a_finding_is_told_the_moment_its_event_is_read() {
    bench.receive(TEN, search("e1", "jo", "content.suicide P1 ideation"));

    Incident incident = bench.incidents().get(0);
    assertThat(incident.revision()).isEqualTo(1);
    assertThat(incident.priority()).isEqualTo(Priority.P1);
    assertThat(incident.person()).isEqualTo(Scene.pupil("jo"));
    assertThat(incident.why())
        .isEqualTo("Searched Google: words of a test (rule TST-001); it was not blocked.");
  }

  @Test
  void an_event_without_a_finding_and_a_slight_one_open_nothing() {
    bench.receive(TEN, search("e1", "jo", "nothing"));
    bench.receive(TEN, search("e2", "jo", "conduct.games P4"));

    assertThat(bench.incidents()).isEmpty();
  }

  @Test
  void the_line_of_an_illegal_address_is_locked_once_under_its_incident() {
    Event listed = search("e1", "jo", "illegal.csam P1");
    bench.receive(TEN, listed).receive(TEN.plusSeconds(5), listed);
    bench.receive(TEN, search("e2", "jo", "content.drugs P3"));

    String incident = bench.incidents().get(0).id();
    assertThat(bench.sealed())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.eventId()).isEqualTo("e1");
              assertThat(line.incidentId()).isEqualTo(incident);
            });
  }

  @Test
  void a_registered_test_of_the_filter_is_told_alone_and_over_at_once() {
    bench.receive(TEN, search("e1", "jo", "ops.test P4"));
    bench.receive(TEN, search("e2", "jo", "ops.test P4"));

    assertThat(bench.incidents())
        .hasSize(2)
        .allSatisfy(
            check -> {
              assertThat(check.closed()).isTrue();
              assertThat(check.events()).isEqualTo(1);
            });
    assertThat(bench.sealed()).isEmpty();
  }

  @Test
  void handbells_own_line_is_told_and_in_nobodys_counts() {
    Event line = search("e1", "jo", "ops.test P4");
    Event.Search words = new Event.Search("ops.test P4", "google", false);
    bench.receive(TEN, line.asDrill("elm-fw/elm/1/2026-11-20").with(words));
    bench.idle(Duration.ofSeconds(10));

    assertThat(bench.incidents()).extracting(Incident::closed).containsExactly(true);
    assertThat(bench.activity()).isEmpty();
  }

  @Test
  void the_same_events_again_change_nothing_and_are_counted_as_duplicates() {
    Event first = search("e1", "jo", "content.drugs P3");
    Event second = search("e2", "jo", "content.drugs P3");
    bench.receive(TEN, first).receive(TEN.plusSeconds(5), second);
    bench.incidents();

    bench.receive(TEN, first).receive(TEN.plusSeconds(5), second);

    assertThat(bench.incidents()).isEmpty();
    assertThat(bench.counted("duplicates")).isEqualTo(2);
  }

  @Test
  void the_last_burst_of_the_day_is_closed_when_nothing_more_comes() {
    bench.receive(TEN, search("e1", "jo", "content.drugs P3"));
    bench.incidents();

    bench.idle(Duration.ofMinutes(15).plusSeconds(20));

    assertThat(bench.incidents())
        .singleElement()
        .satisfies(
            last -> {
              assertThat(last.closed()).isTrue();
              assertThat(last.revision()).isEqualTo(2);
            });
  }

  @Test
  void an_incident_stays_open_while_there_is_more_to_read() {
    bench.caughtUp = false;
    bench.receive(TEN, search("e1", "jo", "content.drugs P3"));
    bench.incidents();

    bench.idle(Duration.ofMinutes(30));

    assertThat(bench.incidents()).isEmpty();
  }

  @Test
  void an_event_that_was_on_its_way_when_the_incident_closed_reopens_it() {
    bench.receive(TEN, search("e1", "jo", "content.drugs P3"));
    bench.idle(Duration.ofMinutes(16));
    Incident closed = bench.incidents().get(1);

    bench.receive(TEN.plusSeconds(600), search("e2", "jo", "content.drugs P3"));

    Incident reopened = bench.incidents().get(0);
    assertThat(reopened.id()).isEqualTo(closed.id());
    assertThat(reopened.revision()).isEqualTo(3);
    assertThat(reopened.closed()).isFalse();
    assertThat(reopened.events()).isEqualTo(2);
  }

  @Test
  void a_closed_incident_leaves_the_store_after_its_cooldown() {
    bench.receive(TEN, search("e1", "jo", "content.drugs P3"));
    bench.idle(Duration.ofHours(12).minusMinutes(1));

    bench.idle(Duration.ofMinutes(20));

    List<byte[]> changes = bench.bytesOf("handbell-classifier-open-incidents-changelog");
    assertThat(changes).hasSize(3);
    assertThat(changes.get(2)).isNull();
  }

  @Test
  void a_clock_that_jumps_closes_nothing() {
    bench.receive(TEN, search("e1", "jo", "content.drugs P3"));
    bench.incidents();

    bench.jump(Duration.ofSeconds(10), Duration.ofHours(9));
    bench.jump(Duration.ofSeconds(10), Duration.ofHours(-2));
    bench.jump(Duration.ofHours(50), Duration.ofSeconds(10));

    assertThat(bench.incidents()).isEmpty();
  }

  @Test
  void a_device_clock_of_1970_or_2099_harms_nobody() {
    for (String clock : List.of("1970-01-01T00:00:00Z", "2099-12-31T23:59:59Z")) {
      bench.receive(
          TEN,
          Scene.event(
              clock,
              Scene.pupil("wrong"),
              Instant.parse(clock),
              "content.drugs P3",
              Decision.BLOCKED));
    }

    bench.receive(TEN.plusSeconds(1), search("e1", "jo", "content.drugs P3"));

    assertThat(bench.incidents())
        .extracting(incident -> incident.person().username(), Incident::closed)
        .contains(org.assertj.core.groups.Tuple.tuple("jo", false));
    assertThat(bench.droppedByStreams()).isZero();
  }

  @Test
  void two_devices_without_a_name_are_two_incidents() {
    Person here = Person.device("elm", "10.0.0.1");
    Person there = Person.device("elm", "10.0.0.2");

    bench.receive(TEN, Scene.event("e1", here, TEN, "content.drugs P3", Decision.ALLOWED));
    bench.receive(TEN, Scene.event("e2", there, TEN, "content.drugs P3", Decision.ALLOWED));

    assertThat(bench.incidents()).extracting(Incident::person).containsExactly(here, there);
  }

  @Test
  void a_device_without_a_name_is_watched_for_minutes_and_says_so() {
    Person device = Person.device("elm", "10.0.0.1");
    bench.receive(TEN, Scene.event("e1", device, TEN, "content.drugs P3", Decision.ALLOWED));
    Incident first = bench.incidents().get(0);

    bench.idle(Duration.ofMinutes(5).plusSeconds(20));

    assertThat(bench.incidents()).singleElement().matches(Incident::closed);
    assertThat(first.reasons())
        .containsExactly(
            "Nobody was signed in: what this device did at other times was not weighed.");
  }

  @Test
  void slight_signs_on_three_days_open_an_incident_that_says_why() {
    for (int day = 0; day < 3; day++) {
      bench.receive(
          TEN.plus(Duration.ofDays(day)), lowMood("e" + day, TEN.plus(Duration.ofDays(day))));
    }

    assertThat(bench.incidents())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.priority()).isEqualTo(Priority.P3);
              assertThat(incident.reasons())
                  .anySatisfy(reason -> assertThat(reason).startsWith("Third day in two weeks"));
            });
  }

  private static Event lowMood(String id, Instant at) {
    return Scene.event(
        id, Scene.pupil("jo"), at, "wellbeing.low-mood P4 # " + id, Decision.ALLOWED);
  }

  @Test
  void what_is_remembered_of_a_person_leaves_after_sixty_days() {
    bench.receive(TEN, lowMood("e1", TEN));
    Instant later = TEN.plus(Duration.ofDays(62));
    bench.receive(later, Scene.event("e2", Scene.pupil("al"), later, "nothing", Decision.ALLOWED));

    bench.idle(Duration.ofSeconds(10));

    assertThat(bench.bytesOf("handbell-classifier-signs-changelog"))
        .hasSize(2)
        .endsWith((byte[]) null);
  }

  @Test
  void five_of_a_year_within_an_hour_are_told_as_one_topic_that_closes() {
    for (int i = 0; i < 5; i++) {
      bench.receive(TEN.plusSeconds(60L * i), search("e" + i, "p" + i, "content.drugs P2"));
    }
    List<Incident> all = bench.incidents();

    bench.idle(Duration.ofMinutes(60).plusSeconds(20));

    assertThat(all).hasSize(6);
    assertThat(all.get(5).members())
        .containsExactlyElementsOf(all.stream().limit(5).map(Incident::id).toList());
    assertThat(bench.incidents())
        .filteredOn(Incident::aboutClass)
        .singleElement()
        .matches(Incident::closed);
  }

  @Test
  void an_illegal_address_leaves_no_trace_in_any_topic_or_store() {
    Event event = search("e1", "jo", "illegal.csam P1;content.sexual P3");

    bench.receive(TEN, event);
    bench.idle(Duration.ofMinutes(16));

    List<byte[]> stored = bench.bytesInStores();
    List<byte[]> sent = new ArrayList<>(bench.bytesOf("handbell.incidents"));
    sent.addAll(bench.bytesOf("handbell.activity"));
    sent.addAll(bench.bytesOf("handbell-classifier-open-incidents-changelog"));
    sent.addAll(bench.bytesOf("handbell-classifier-activity-hours-changelog"));
    sent.addAll(bench.bytesOf("handbell-classifier-signs-changelog"));
    sent.addAll(bench.bytesOf("handbell-classifier-class-signs-repartition"));
    assertThat(holding(stored, ClassifierBench.SEAL)).isEqualTo(1);
    assertThat(holding(sent, ClassifierBench.SEAL)).isEqualTo(4);
    for (String trace : List.of("google", "illegal.csam P1;content", "\"span\"")) {
      assertThat(holding(stored, trace)).isZero();
      assertThat(holding(sent, trace)).isZero();
    }
  }

  @Test
  void what_cannot_be_read_or_judged_is_put_aside_and_the_next_is_read() {
    bench.receiveBytes("{\"secret\":".getBytes(UTF_8));
    bench.receive(TEN, search("e1", "jo", "fault"));
    bench.receive(TEN, search("e2", "jo", "content.drugs P3"));

    assertThat(bench.incidents()).hasSize(1);
    assertThat(bench.rejected())
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.sourceId()).isEqualTo("handbell.events");
              assertThat(line.reason()).contains("offset").doesNotContain("secret", "jo");
            })
        .anySatisfy(line -> assertThat(new String(line.line(), UTF_8)).isEqualTo("{\"secret\":"))
        .anySatisfy(line -> assertThat(new String(line.line(), UTF_8)).contains("\"fault\""));
  }

  @Test
  void the_counts_add_up_to_the_events_read() {
    Event repeated = search("e1", "jo", "content.drugs P3");
    bench.receive(TEN, repeated).receive(TEN, repeated);
    bench.receive(TEN, search("e2", "jo", "conduct.games P4"));
    bench.receive(TEN, search("e3", "jo", "nothing"));
    bench.receive(TEN, search("e4", "jo", "fault"));
    bench.receiveBytes("not JSON".getBytes(UTF_8));

    bench.idle(Duration.ofMinutes(16));

    assertThat(bench.counted("events")).isEqualTo(6);
    assertThat(
            bench.counted("findings")
                + bench.counted("clean")
                + bench.counted("duplicates")
                + bench.counted("dead.letters")
                + bench.counted("dropped"))
        .isEqualTo(bench.counted("events"));
    assertThat(bench.counted("findings")).isEqualTo(2);
    assertThat(bench.counted("incidents.opened")).isEqualTo(1);
    assertThat(bench.counted("incidents.closed")).isEqualTo(1);
  }

  @Test
  void every_event_is_counted_to_its_school_and_hour() {
    bench.receive(TEN, search("e1", "jo", "content.drugs P3;content.drugs P4"));
    bench.receive(TEN.plusSeconds(60), search("e2", "al", "nothing"));
    bench.receive(TEN.plusSeconds(3600), search("e3", "al", "nothing"));

    bench.idle(Duration.ofSeconds(10));

    List<Activity> hours = bench.activity();
    assertThat(hours).extracting(Activity::hour).containsOnly(TEN, TEN.plusSeconds(3600));
    Activity first =
        hours.stream().filter(hour -> hour.hour().equals(TEN)).findFirst().orElseThrow();
    assertThat(first.counts())
        .containsEntry(Counter.EVENTS, 2L)
        .containsEntry(Counter.ACTS, 2L)
        .containsEntry(Counter.NAMED, 2L)
        .containsEntry(Counter.SEARCHES, 2L)
        .containsEntry(Counter.FINDINGS, 1L);
    assertThat(first.categories()).isEqualTo(Map.of(Category.CONTENT_DRUGS, 1L));
    assertThat(first.lastEvent()).isEqualTo(TEN.plusSeconds(60));
  }

  @Test
  void an_hour_that_did_not_change_is_not_sent_again_and_leaves_after_two_days() {
    bench.receive(TEN, search("e1", "jo", "nothing"));
    bench.idle(Duration.ofSeconds(10));
    bench.activity();
    bench.receive(TEN.plus(Duration.ofDays(3)), search("e2", "jo", "nothing"));

    bench.idle(Duration.ofSeconds(10));

    assertThat(bench.activity())
        .extracting(Activity::hour)
        .containsExactly(TEN.plus(Duration.ofDays(3)));
    assertThat(bench.bytesOf("handbell-classifier-activity-hours-changelog"))
        .contains((byte[]) null);
  }

  private static long holding(List<byte[]> values, String text) {
    return values.stream()
        .filter(value -> value != null && new String(value, UTF_8).contains(text))
        .count();
  }
}
