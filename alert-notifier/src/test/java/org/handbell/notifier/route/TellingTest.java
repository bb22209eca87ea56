package org.handbell.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.route.Telling.Told;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingTest {

  private static final Duration HOLD = Duration.ofMinutes(10);

  @ParameterizedTest(name = "{0} {1} after {2} {3}, staff {4}: {5}")
  @CsvSource({
    "P1, PLANNING, , , false, now",
    "P2, IDEATION, , , false, held",
    "P2, IDEATION, , , true, now",
    "P3, INFORMATION, , , false, never",
    "P3, INFORMATION, , , true, never",
    "P4, , , , false, never",
    "P1, PLANNING, P1, PLANNING, false, never",
    "P1, PLANNING, P2, PLANNING, false, now",
    "P1, PLANNING, P1, IDEATION, false, now",
    "P1, IDEATION, P1, PLANNING, false, never",
    "P2, IDEATION, P2, , false, held",
    "P2, IDEATION, P1, IDEATION, false, never",
    "P3, PLANNING, P2, IDEATION, false, never",
  })
  void only_something_worse_is_told_again(
      Priority priority,
      Phase phase,
      Priority toldPriority,
      Phase toldPhase,
      boolean staff,
      String expected) {
    Incident incident = Elm.incident("i", 1, PUPIL, priority, phase);
    Told told = toldPriority == null ? null : new Told(toldPriority, toldPhase);

    Optional<Instant> due = Telling.due(incident, told, staff, NOW, HOLD);

    assertThat(due)
        .isEqualTo(
            switch (expected) {
              case "now" -> Optional.of(NOW);
              case "held" -> Optional.of(NOW.plus(HOLD));
              default -> Optional.empty();
            });
  }
}
