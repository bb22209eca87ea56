package org.handbell.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.incident.Scene.TEN;
import static org.handbell.classifier.incident.Scene.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.handbell.classifier.incident.Scene;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.FalseAlarm;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person found to be a false alarm weighs nothing from then on, and hides nothing. */
class FalseAlarmTest {

  private final ClassifierBench bench = new ClassifierBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static Event at(String id, Instant moment, String term) {
    return Scene.event(id, Scene.pupil("jo"), moment, term, Decision.ALLOWED);
  }

  private void find(Incident incident, Instant moment) {
    bench.falseAlarms =
        FalseAlarms.among(List.of(FalseAlarm.found(incident.id(), "dsl", "a song", moment)));
  }

  private Incident happens(String id, Instant moment, String term) {
    return bench.receive(moment, at(id, moment, term)).incidents().stream()
        .filter(incident -> !incident.closed())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void weeks_later_it_raises_nothing() {
    Incident wish = happens("e1", TEN, "content.suicide P1 ideation");
    find(wish, TEN.plusSeconds(600));
    Instant later = TEN.plus(Duration.ofDays(6));

    Incident means = happens("e2", later, "content.weapons P3");

    assertThat(means.priority()).isEqualTo(Priority.P3);
    assertThat(means.reasons()).isEmpty();
  }

  @Test
  void what_was_no_false_alarm_still_raises_what_follows() {
    happens("e1", TEN, "content.suicide P1 ideation");
    Incident other = happens("e2", TEN.plusSeconds(60), "content.drugs P3");
    find(other, TEN.plusSeconds(600));

    Incident means = happens("e3", TEN.plus(Duration.ofDays(6)), "content.weapons P3");

    assertThat(means.priority()).isEqualTo(Priority.P1);
  }

  @Test
  void the_next_event_opens_an_alert_of_its_own_instead_of_joining_it() {
    Incident song = happens("e1", TEN, "content.suicide P2 information");
    find(song, TEN.plusSeconds(60));

    Incident next = happens("e2", TEN.plusSeconds(120), "content.suicide P2 information");

    assertThat(next.id()).isNotEqualTo(song.id());
    assertThat(next.revision()).isEqualTo(1);
    assertThat(next.continues()).isNull();
  }

  @Test
  void hours_later_more_of_it_is_an_alert_and_not_counted_on_it() {
    Incident song = happens("e1", TEN, "content.suicide P2 information");
    bench.idle(Duration.ofMinutes(16));
    bench.incidents();
    find(song, TEN.plusSeconds(60));

    Incident next = happens("e2", TEN.plusSeconds(7200), "content.suicide P2 information");

    assertThat(next.continues()).isNull();
  }

  @Test
  void what_came_into_it_after_a_person_looked_still_counts() {
    Incident wish = happens("e1", TEN, "content.suicide P1 ideation");
    bench.receive(
        TEN.plusSeconds(300), at("e2", TEN.plusSeconds(300), "content.suicide P1 ideation # b"));
    find(wish, TEN.plusSeconds(120));

    Incident means = happens("e3", TEN.plus(Duration.ofDays(6)), "content.weapons P3");

    assertThat(means.priority()).isEqualTo(Priority.P1);
  }

  @Test
  void it_makes_no_topic_of_a_class() {
    for (int i = 0; i < 4; i++) {
      bench.receive(TEN.plusSeconds(60L * i), search("e" + i, "p" + i, "content.drugs P2"));
    }
    find(bench.incidents().get(0), TEN.plusSeconds(600));

    bench.receive(TEN.plusSeconds(900), search("e5", "p5", "content.drugs P2"));

    assertThat(bench.incidents()).noneMatch(Incident::aboutClass);
  }

  @Test
  void an_illegal_address_is_told_again_whatever_was_found_before() {
    Incident listed = happens("e1", TEN, "illegal.csam P1");
    find(listed, TEN.plusSeconds(60));

    Incident again = happens("e2", TEN.plusSeconds(120), "illegal.csam P1");

    assertThat(again.priority()).isEqualTo(Priority.P1);
    assertThat(again.id()).isNotEqualTo(listed.id());
    assertThat(bench.sealed()).hasSize(2);
  }
}
