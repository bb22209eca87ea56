package org.handbell.classifier.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.incident.Scene.TEN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.handbell.classifier.pattern.Weight;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassTopicsTest {

  private @Nullable ClassDay day;

  @Test
  void four_pupils_are_no_class_topic_and_the_fifth_within_the_hour_makes_one_of_all_five() {
    IntStream.range(0, 4).forEach(i -> take("p" + i, i * 15));
    assertThat(kept().topic()).isNull();

    take("p4", 60);

    Incident topic = Objects.requireNonNull(kept().topic());
    assertThat(topic.members())
        .containsExactly("i-p0-0", "i-p1-15", "i-p2-30", "i-p3-45", "i-p4-60");
    assertThat(topic.priority()).isEqualTo(Priority.P3);
    assertThat(topic.person().kind()).isEqualTo(PersonKind.GROUP);
    assertThat(topic.why())
        .isEqualTo(
            "5 pupils of one year met the same topic within an hour of one another: drugs, alcohol"
                + " or vaping.");
  }

  @Test
  void one_pupil_five_times_or_five_over_a_morning_are_no_class_topic() {
    IntStream.range(0, 9).forEach(i -> take("one", i));
    IntStream.range(0, 5).forEach(i -> take("p" + i, 61 + i * 61));

    assertThat(kept().topic()).isNull();
  }

  @Test
  void who_comes_later_joins_and_the_topic_is_told_again() {
    IntStream.range(0, 5).forEach(i -> take("p" + i, i));
    ClassDay five = kept();

    take("p5", 20);

    assertThat(kept().news(five))
        .hasValueSatisfying(
            topic -> {
              assertThat(topic.revision()).isEqualTo(2);
              assertThat(topic.members()).hasSize(6);
            });
  }

  @Test
  void the_order_in_which_partitions_are_read_changes_nothing() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<ClassSign> signs = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        signs.add(sign("p" + random.nextInt(12), random.nextInt(300)));
      }
      Incident once = after(signs);
      Collections.shuffle(signs, random);

      Incident again = after(signs);

      assertThat(again == null ? null : again.members())
          .as("seed %d", seed)
          .isEqualTo(once == null ? null : once.members());
      assertThat(again == null ? null : again.id()).isEqualTo(once == null ? null : once.id());
    }
  }

  @Test
  void what_is_a_childs_own_is_never_part_of_a_lesson() {
    assertThat(signOf("content.drugs P2", pupil("9"), false)).isPresent();

    assertThat(signOf("content.drugs P2", pupil("9"), true)).isEmpty();
    assertThat(signOf("content.suicide P1 planning", pupil("9"), false)).isEmpty();
    assertThat(signOf("content.suicide P2 ideation", pupil("9"), false)).isEmpty();
    assertThat(signOf("contact.grooming P2", pupil("9"), false)).isEmpty();
    assertThat(signOf("illegal.other P2", pupil("9"), false)).isEmpty();
    assertThat(signOf("content.drugs P2", pupil(null), false)).isEmpty();
    assertThat(signOf("content.drugs P2", Person.device("elm", "10.0.0.1"), false)).isEmpty();
    assertThat(
            signOf(
                "content.sexual P2",
                new Person("elm/t", PersonKind.STAFF, "t", null, "9", null),
                false))
        .isEmpty();
  }

  private static Person pupil(@Nullable String year) {
    return new Person("elm/jo", PersonKind.PUPIL, "jo", null, year, null);
  }

  private static Optional<ClassSign> signOf(String finds, Person person, boolean days) {
    var event = Scene.search("e1", "jo", finds);
    var evidence = new EvidenceWriter(any -> "seal").write(event, Scene.judge(event), TEN);
    Priority own = evidence.findings().get(0).priority();
    Sighting sighting = new Sighting("elm", person, evidence, new Weight(own, List.of(), days));
    var taken = (Taken.Changed) Incidents.take(null, sighting);
    return ClassSign.of(taken.open().incident());
  }

  private static @Nullable Incident after(List<ClassSign> signs) {
    ClassDay day = null;
    for (ClassSign sign : signs) {
      day = ClassTopics.take(day, sign);
    }
    return Objects.requireNonNull(day).topic();
  }

  private void take(String person, int minute) {
    day = ClassTopics.take(day, sign(person, minute));
  }

  private static ClassSign sign(String person, int minute) {
    Instant at = TEN.plus(Duration.ofMinutes(minute));
    return new ClassSign(
        "elm", "9", person, Theme.DRUGS, Category.CONTENT_DRUGS, "i-" + person + "-" + minute, at);
  }

  private ClassDay kept() {
    return Objects.requireNonNull(day);
  }
}
