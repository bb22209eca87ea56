package org.handbell.classifier.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.incident.Scene.TEN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentsTest {

  private static final long HOUR = 3_600_000;

  private final EvidenceWriter writer = new EvidenceWriter(event -> "seal");
  private final List<Incident> sent = new ArrayList<>();
  private @Nullable OpenIncident open;
  private int events;

  @Test
  void an_event_at_the_end_of_the_gap_joins_and_one_just_after_opens_another() {
    take(0, "content.drugs P3");
    take(900_000, "content.drugs P3");

    take(900_000 + 900_001, "content.drugs P3");

    assertThat(sent).extracting(Incident::events).containsExactly(1, 2, 2, 1);
    assertThat(sent).extracting(Incident::closed).containsExactly(false, false, true, false);
    assertThat(sent.get(3).id()).isNotEqualTo(sent.get(0).id());
    assertThat(sent.get(3).revision()).isEqualTo(1);
  }

  @Test
  void an_incident_takes_nothing_later_than_four_hours_after_its_first_event() {
    long fourHours = Duration.ofHours(4).toMillis();
    for (long at = 0; at <= fourHours; at += 600_000) {
      take(at, "content.drugs P3");
    }
    String first = sent.get(0).id();

    take(fourHours + 1, "content.drugs P3");

    assertThat(last().id()).isNotEqualTo(first);
    assertThat(sent.get(sent.size() - 2).closed()).isTrue();
    assertThat(sent.get(sent.size() - 2).events()).isEqualTo(25);
  }

  @Test
  void a_p1_after_a_p3_is_told_at_once_and_names_the_category() {
    for (int i = 0; i < 5; i++) {
      take(i, "content.self-harm P3");
    }
    sent.clear();

    take(10, "content.suicide P1 planning");

    assertThat(last().priority()).isEqualTo(Priority.P1);
    assertThat(last().category()).isEqualTo(Category.CONTENT_SUICIDE);
    assertThat(last().revision()).isEqualTo(4);
    assertThat(last().events()).isEqualTo(6);
  }

  @Test
  void a_more_serious_phase_is_told_and_a_less_serious_one_is_not() {
    take(0, "content.suicide P2 information");
    take(1, "content.suicide P2 information");

    take(2, "content.suicide P2 ideation");
    take(3, "content.suicide P2 information");
    take(4, "content.suicide P2 ideation");

    assertThat(sent)
        .extracting(Incident::phase)
        .containsExactly(Phase.INFORMATION, Phase.INFORMATION, Phase.IDEATION, Phase.IDEATION);
    assertThat(sent).extracting(Incident::events).containsExactly(1, 2, 3, 4);
  }

  @Test
  void more_of_the_same_is_told_each_time_it_has_doubled() {
    IntStream.range(0, 40).forEach(i -> take(i, "content.drugs P3"));

    assertThat(sent).extracting(Incident::events).containsExactly(1, 2, 4, 8, 16, 32);
    assertThat(sent).extracting(Incident::revision).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void a_slight_finding_joins_what_is_open_but_opens_nothing() {
    Taken alone = take(0, "content.alcohol-tobacco-vaping P4");
    take(1, "content.drugs P3");

    take(2, "content.alcohol-tobacco-vaping P4");

    assertThat(alone).isInstanceOf(Taken.CountedOnly.class);
    assertThat(last().events()).isEqualTo(2);
    assertThat(last().category()).isEqualTo(Category.CONTENT_DRUGS);
  }

  @Test
  void the_theme_of_the_most_urgent_finding_decides_and_the_others_ride_along() {
    take(0, "content.suicide P1 planning;content.drugs P3");

    assertThat(sent).hasSize(1);
    assertThat(last().category()).isEqualTo(Category.CONTENT_SUICIDE);
    assertThat(last().evidence().get(0).findings()).hasSize(2);
  }

  @Test
  void of_much_evidence_the_first_the_last_and_the_most_urgent_stay_and_all_is_counted() {
    for (int i = 0; i < 300; i++) {
      take(i, i % 50 == 25 ? "content.drugs P2" : "content.drugs P3");
    }

    Incident kept = kept().incident();
    assertThat(kept.evidence()).hasSize(Incident.MAX_EVIDENCE);
    assertThat(kept.evidence()).extracting(Evidence::eventId).startsWith("e0").endsWith("e299");
    assertThat(kept.evidence())
        .filteredOn(evidence -> KeptEvidence.priority(evidence) == Priority.P2)
        .hasSize(6);
    assertThat(kept.evidence()).extracting(Evidence::received).isSorted();
    assertThat(kept.events()).isEqualTo(300);
    assertThat(kept.decisions()).containsEntry(Decision.ALLOWED, 300);
  }

  @Test
  void only_the_last_thousand_events_are_known_again() {
    for (int i = 0; i < OpenIncident.MAX_SEEN + 1; i++) {
      take(i, "content.drugs P3");
    }

    assertThat(kept().knows("e1")).isTrue();
    assertThat(kept().knows("e0")).isFalse();
  }

  @Test
  void the_repeat_of_an_event_of_the_incident_before_is_known() {
    take(0, "content.drugs P3");
    take(2_000_000, "content.drugs P3");

    boolean known = kept().knows("e0");

    assertThat(known).isTrue();
  }

  @Test
  void more_of_the_same_on_the_same_day_is_counted_on_the_first_alert() {
    take(0, "content.drugs P2");
    take(HOUR, "content.drugs P2");
    take(2 * HOUR, "content.drugs P3");

    List<Incident> opened = opened();

    assertThat(opened).extracting(Incident::continues).containsExactly(null, id(0), id(0));
    assertThat(opened).extracting(Incident::id).doesNotHaveDuplicates();
  }

  @Test
  void a_rise_of_priority_or_phase_ends_the_cooldown_and_is_the_alert_from_then_on() {
    take(0, "content.suicide P3 information");
    take(HOUR, "content.suicide P2 information");
    take(2 * HOUR, "content.suicide P2 help-seeking");
    take(3 * HOUR, "content.suicide P2 information");

    List<Incident> opened = opened();

    assertThat(opened).extracting(Incident::continues).containsExactly(null, null, null, id(2));
  }

  @Test
  void a_p1_is_an_alert_however_many_there_were() {
    take(0, "content.suicide P1 planning");
    take(HOUR, "content.suicide P1 planning");

    List<Incident> opened = opened();

    assertThat(opened).extracting(Incident::continues).containsExactly(null, null);
  }

  @Test
  void a_stream_of_the_same_is_an_alert_again_after_twelve_hours() {
    for (int i = 0; i <= 13; i++) {
      take(i * HOUR, "content.drugs P3");
    }

    List<Incident> opened = opened();

    assertThat(opened).filteredOn(incident -> incident.continues() == null).hasSize(2);
    assertThat(opened.get(13).continues()).isNull();
  }

  @Test
  void what_rose_within_a_counted_burst_is_what_the_next_is_measured_by() {
    take(0, "content.drugs P3");
    take(HOUR, "content.drugs P3");
    take(HOUR + 1, "content.drugs P2");
    take(2 * HOUR, "content.drugs P2");

    List<Incident> opened = opened();

    assertThat(opened).extracting(Incident::continues).containsExactly(null, id(0), id(1));
  }

  private List<Incident> opened() {
    return sent.stream().filter(incident -> incident.revision() == 1).toList();
  }

  private String id(int opened) {
    return opened().get(opened).id();
  }

  @Test
  void long_text_is_cut_and_half_a_character_is_no_obstacle() {
    Evidence evidence =
        writer.write(
            Scene.search("e", "jo", "x".repeat(1_999) + "\uD83D\uDE00"),
            Scene.judge(Scene.search("e", "jo", "content.drugs P3")),
            TEN);

    assertThat(evidence.text()).hasSize(EvidenceWriter.MAX_TEXT).endsWith("x?");
  }

  @Test
  void evidence_of_a_search_that_a_link_opened_says_so_and_that_of_any_other_does_not() {
    Event typed = Scene.search("e", "jo", "content.drugs P3");
    Event opened = typed.with(new Event.Search("content.drugs P3", "google", false, false));

    Evidence evidence = writer.write(opened, Scene.judge(opened), TEN);

    assertThat(evidence.nobodyTyped()).isTrue();
    assertThat(writer.write(typed, Scene.judge(typed), TEN).nobodyTyped()).isFalse();
  }

  private Taken take(long millis, String finds) {
    Instant received = TEN.plusMillis(millis);
    var event = Scene.search("e" + events++, "jo", finds);
    Evidence evidence = writer.write(event, Scene.judge(event), received);
    Taken taken = Incidents.take(open, Sighting.unweighed("elm", event.person(), evidence));
    if (taken instanceof Taken.Changed changed) {
      open = changed.open();
      sent.addAll(changed.revisions());
    }
    return taken;
  }

  private Incident last() {
    return sent.get(sent.size() - 1);
  }

  private OpenIncident kept() {
    return Objects.requireNonNull(open);
  }
}
