package org.handbell.classifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Evidence.Kind;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SEARCH | google     | SUI-014       | BLOCKED | 3 | 2 | 200   | Searched Google: a reason (rule SUI-014), 3 times in 4 minutes; 2 of 3 were blocked.
          SEARCH | google     | SUI-014       | ALLOWED | 1 | 0 | 0     | Searched Google: a reason (rule SUI-014); it was not blocked.
          SEARCH | duckduckgo | SUI-014       | BLOCKED | 1 | 1 | 0     | Searched DuckDuckGo: a reason (rule SUI-014); it was blocked.
          SEARCH | shop.example | SUI-014     | ALLOWED | 1 | 0 | 0     | Searched the web: a reason (rule SUI-014); it was not blocked.
          TYPED  | bing       | SUI-014       | ALLOWED | 2 | 0 | 5     | Typed into Bing: a reason (rule SUI-014), 2 times in a minute; none was blocked.
          PAGE   |            | vendor:Drugs  | ALLOWED | 5 | 1 | 10800 | Opened a page: a reason, 5 times in 3 hours; 1 of 5 was blocked.
          PAGE   |            | list:our-list | BLOCKED | 2 | 2 | 3600  | Tried to open a page: a reason, 2 times in 60 minutes; all were blocked.
          SITE   |            | HST-1         | BLOCKED | 1 | 1 | 0     | Tried to visit a site: a reason (rule HST-1); it was blocked.
          SITE   |            | HST-1         | UNKNOWN | 1 | 0 | 0     | Visited a site: a reason (rule HST-1); the log does not say whether the filter blocked it.
          """)
  void an_incident_is_put_into_a_sentence(
      Kind kind,
      @Nullable String engine,
      String rule,
      Decision decision,
      int events,
      int blocked,
      long seconds,
      String sentence) {
    Map<Decision, Integer> decisions =
        decision == Decision.UNKNOWN
            ? Map.of(Decision.UNKNOWN, events)
            : Map.of(Decision.BLOCKED, blocked, Decision.ALLOWED, events - blocked);
    List<Evidence> evidence =
        List.of(evidence(kind, engine, rule, Priority.P2, decision, null), later());

    String said = Sentence.of(evidence, events, decisions, Duration.ofSeconds(seconds));

    assertThat(said).isEqualTo(sentence);
  }

  @Test
  void an_illegal_address_is_spoken_of_without_naming_it() {
    Evidence sealed =
        evidence(Kind.PAGE, null, "list:iwf", Priority.P1, Decision.BLOCKED, "k/https/com");

    String said = Sentence.of(List.of(sealed), 1, Map.of(Decision.BLOCKED, 1), Duration.ZERO);

    assertThat(said).isEqualTo("Tried to reach an address: a reason; it was blocked.");
  }

  @Test
  void a_search_that_a_link_opened_is_not_said_to_have_been_typed() {
    Evidence opened =
        new Evidence(
            "e",
            Scene.TEN,
            Scene.TEN,
            Kind.SEARCH,
            "the words",
            "www.google.com",
            "google",
            null,
            null,
            null,
            Decision.ALLOWED,
            Visibility.FULL,
            evidence(Kind.SEARCH, "google", "SUI-014", Priority.P1, Decision.ALLOWED, null)
                .findings(),
            true);

    String said = Sentence.of(List.of(opened), 1, Map.of(Decision.ALLOWED, 1), Duration.ZERO);

    assertThat(said)
        .isEqualTo(
            "A link opened a search of Google, and nobody was seen typing it: a reason"
                + " (rule SUI-014); it was not blocked.");
  }

  private static Evidence later() {
    return evidence(Kind.SITE, null, "LESS-1", Priority.P3, Decision.ALLOWED, null);
  }

  private static Evidence evidence(
      Kind kind,
      @Nullable String engine,
      String rule,
      Priority priority,
      Decision decision,
      @Nullable String seal) {
    return new Evidence(
        "e",
        Scene.TEN,
        Scene.TEN,
        kind,
        seal == null ? "the words" : null,
        seal == null ? "site.example" : null,
        engine,
        seal,
        null,
        null,
        decision,
        Visibility.FULL,
        List.of(
            new Finding(
                Category.CONTENT_SUICIDE, priority, 4, null, rule, "a reason", null, false)));
  }
}
