package org.handbell.classifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.handbell.classifier.list.Label;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Visibility;
import org.junit.jupiter.api.Test;

class RetrospectTest {

  private static final Label IWF = new Label("iwf", Category.ILLEGAL_CSAM, null, false);
  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

  @Test
  void one_incident_for_each_person_says_that_it_was_found_later() {
    List<Incident> incidents = search("abc123");

    assertThat(incidents).hasSize(2);
    assertThat(incidents)
        .anySatisfy(
            incident -> {
              assertThat(incident.person().id()).isEqualTo("elm/jo");
              assertThat(incident.priority()).isEqualTo(Priority.P1);
              assertThat(incident.events()).isEqualTo(60);
              assertThat(incident.evidence()).hasSize(Incident.MAX_EVIDENCE);
              assertThat(incident.decisions()).containsEntry(Decision.BLOCKED, 60);
              assertThat(incident.closed()).isTrue();
              assertThat(incident.why()).startsWith("Found later by list iwf version abc123. ");
              assertThat(incident.toString()).contains("sealed").doesNotContain("bad.example");
              assertThat(incident.toString()).contains("lists={iwf=abc123}");
            });
  }

  @Test
  void a_second_search_gives_the_same_ids_and_another_version_others() {
    assertThat(ids("abc123")).isEqualTo(ids("abc123"));
    assertThat(ids("abc123")).doesNotContainAnyElementsOf(ids("def456"));
  }

  private static List<String> ids(String version) {
    return search(version).stream().map(Incident::id).toList();
  }

  private static List<Incident> search(String version) {
    Retrospect retrospect = new Retrospect("iwf", version, "rules", event -> "sealed");
    for (int i = 0; i < 60; i++) {
      retrospect.add(event("e" + i, "jo", i), IWF, NOON.plusSeconds(i));
    }
    retrospect.add(event("e60", "sam", 60), IWF, NOON);
    return retrospect.incidents();
  }

  private static Event event(String id, String name, int second) {
    Instant at = NOON.plusSeconds(second);
    return new Event(
        id,
        at,
        at,
        at,
        null,
        "elm",
        new Person("elm/" + name, PersonKind.PUPIL, name, name, null, null),
        new Event.Source(null, null, null),
        "pc-1",
        null,
        new Event.Url("https://bad.example/x", "bad.example", "/x", null, "https"),
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("Smoothwall", "Filter", "elm-fw"),
        new Event.Filter(List.of(), Decision.BLOCKED, Visibility.FULL, 4, null),
        null);
  }
}
