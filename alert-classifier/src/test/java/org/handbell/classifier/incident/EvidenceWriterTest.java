package org.handbell.classifier.incident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.incident.Scene.TEN;

import java.util.List;
import java.util.Objects;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.Span;
import org.handbell.topic.JsonSerde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceWriterTest {

  private static final Finding LISTED =
      finding(Category.ILLEGAL_CSAM, Priority.P1, null, "list:iwf", "on the list iwf", null);
  private static final Finding WORDS =
      finding(
          Category.CONTENT_SUICIDE,
          Priority.P1,
          Phase.PLANNING,
          "SUI-007",
          "words about a certain method",
          new Span(0, 6));

  private final EvidenceWriter writer = new EvidenceWriter(event -> "https com 1f3a");
  private final Event event =
      Scene.event("e1", Scene.pupil("jo"), TEN, "secret words", Decision.BLOCKED);

  @Test
  void of_an_illegal_address_the_seal_alone_remains() {
    Evidence evidence = writer.write(event, List.of(LISTED), TEN);

    assertThat(evidence.seal()).isEqualTo("https com 1f3a");
    assertThat(evidence.decision()).isEqualTo(Decision.BLOCKED);
    assertThat(json(evidence)).doesNotContain("secret", "google", "search?q");
  }

  @Test
  void what_else_was_found_at_an_illegal_address_tells_nothing_of_the_words() {
    Evidence evidence = writer.write(event, List.of(WORDS, LISTED), TEN);

    assertThat(json(evidence)).doesNotContain("secret", "SUI-007", "method", "span");
    assertThat(evidence.findings())
        .extracting(Finding::category)
        .containsExactly(Category.ILLEGAL_CSAM, Category.CONTENT_SUICIDE);
  }

  @Test
  void whatever_is_as_urgent_the_incident_is_about_the_illegal_address() {
    Evidence evidence = writer.write(event, List.of(WORDS, LISTED), TEN);

    assertThat(Sighting.unweighed("elm", event.person(), evidence).theme())
        .isEqualTo(Category.ILLEGAL_CSAM.theme());
  }

  @Test
  void a_list_of_other_illegal_content_is_sealed_too() {
    Finding other =
        finding(Category.ILLEGAL_OTHER, Priority.P1, null, "list:police", "on a list", null);

    assertThat(json(writer.write(event, List.of(other), TEN))).doesNotContain("secret", "google");
  }

  @Test
  void ordinary_evidence_keeps_its_words() {
    Evidence evidence = writer.write(event, List.of(WORDS), TEN);

    assertThat(evidence.text()).isEqualTo("secret words");
    assertThat(evidence.findings()).containsExactly(WORDS);
  }

  private static Finding finding(
      Category category,
      Priority priority,
      @Nullable Phase phase,
      String rule,
      String why,
      @Nullable Span span) {
    return new Finding(category, priority, 5, phase, rule, why, span, true);
  }

  private static String json(Evidence evidence) {
    return new String(
        Objects.requireNonNull(JsonSerde.of(Evidence.class).serialize("", evidence)), UTF_8);
  }
}
