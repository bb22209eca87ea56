package org.handbell.notifier.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.notifier.Elm;
import org.handbell.notifier.watch.BulletinRules;
import org.handbell.notifier.watch.Trouble;
import org.handbell.notifier.watch.Unwritten;
import org.junit.jupiter.api.Test;

/** One school's fault costs no other school its mails, and is not lost. */
class BySchoolTest {

  private static final School OAK = new School("oak", "Oak", SchoolPhase.SECONDARY);
  private static final Instant LATER = Elm.NOW.plus(Duration.ofMinutes(2));

  private final Set<String> broken = new HashSet<>(Set.of("elm"));
  private final List<String> asked = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BySchool digests =
      new BySchool("digest", List.of(Elm.SCHOOL, OAK), this::write, metrics);

  private int write(School school, Instant after, Instant now, boolean catchingUp) {
    if (broken.contains(school.id())) {
      throw new IllegalStateException("A. Pupil");
    }
    asked.add(school.id() + " " + Duration.between(after, now).toMinutes() + " " + catchingUp);
    return 1;
  }

  @Test
  void the_other_schools_get_their_mails() {
    assertThat(digests.owe(Elm.NOW)).isEqualTo(1);
    assertThat(asked).singleElement().asString().startsWith("oak");
  }

  @Test
  void it_is_tried_again_with_all_that_was_missed() {
    broken.clear();
    digests.owe(Elm.NOW);
    broken.add("elm");
    digests.owe(Elm.NOW.plusSeconds(30));
    asked.clear();
    broken.clear();

    digests.owe(LATER);

    assertThat(asked).containsExactlyInAnyOrder("elm 2 false", "oak 1 false");
  }

  @Test
  void it_is_not_tried_again_at_every_look() {
    digests.owe(Elm.NOW);
    digests.owe(Elm.NOW.plusSeconds(5));

    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void health_says_for_whom_it_failed_and_since_when_and_nothing_of_the_fault() {
    digests.owe(Elm.NOW);
    digests.owe(LATER);

    assertThat(digests.unwritten()).containsExactly(new Unwritten("elm", "digest", Elm.NOW));
    assertThat(BulletinRules.of(digests.unwritten(), Map.of(), Elm.LONDON))
        .extracting(Trouble::schoolId, Trouble::what)
        .allSatisfy(each -> assertThat(each.toString()).contains("elm").doesNotContain("Pupil"));
    assertThat(failures()).isEqualTo(2);
  }

  @Test
  void once_written_it_is_over() {
    digests.owe(Elm.NOW);
    broken.clear();

    digests.owe(LATER);

    assertThat(digests.unwritten()).isEmpty();
  }

  private double failures() {
    return metrics.get("handbell.notifier.bulletins.failures").counter().count();
  }
}
