package org.handbell.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.model.Category;
import org.handbell.model.FalseAlarm;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.Theme;
import org.handbell.model.VulnerableFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rulings on the wire, and what cannot be ruled at all. */
class RulingFormTest {

  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-20T00:00:00Z");
  private static final Ruling.Scope YEAR_9 =
      new Ruling.Scope(Set.of("elm"), Set.of("9"), Set.of(), Set.of());

  private static Ruling.Signature signature() {
    return new Ruling.Signature(
        Ruling.Origin.FILE, "A. Lead", "local slang", MONDAY, FRIDAY, new Ruling.Trial(9, 1, 2));
  }

  static Stream<Ruling> rulings() {
    return Stream.of(
        new OwnWords(
            "bikes",
            Ruling.Scope.EVERYBODY,
            List.of("bike out"),
            Category.CONTACT_CRIMINAL_EXPLOITATION,
            Priority.P3,
            signature()),
        new RuleException("switch", YEAR_9, "VIO-001", List.of("kill switch"), signature()),
        new LessonTopic(
            "ww2", YEAR_9, Set.of(Theme.VIOLENCE), Set.of(), List.of("blitz"), signature()),
        new VulnerableFlag("elm/jo", signature()),
        FalseAlarm.found("i-1", "dsl", "a song", FRIDAY));
  }

  @ParameterizedTest
  @MethodSource("rulings")
  void each_kind_comes_back_as_it_was(Ruling ruling) {
    byte[] wire = Topics.RULINGS.values().serializer().serialize("t", ruling);

    assertThat(Topics.RULINGS.values().deserializer().deserialize("t", wire)).isEqualTo(ruling);
    assertThat(new String(wire, UTF_8)).contains("\"kind\":\"" + ruling.kind().id() + "\"");
  }

  @Test
  void it_holds_from_its_first_moment_to_just_before_its_end() {
    Ruling lesson = rulings().toList().get(2);

    assertThat(lesson.holdsAt(MONDAY)).isTrue();
    assertThat(lesson.holdsAt(MONDAY.minusMillis(1))).isFalse();
    assertThat(lesson.holdsAt(FRIDAY)).isFalse();
  }

  @Test
  void it_is_about_those_it_names_alone() {
    Person nine = new Person("elm/jo", PersonKind.PUPIL, "jo", "Jo", "9", "9B");
    Person unknown = Person.device("elm", "10.0.0.1");

    assertThat(YEAR_9.covers("elm", nine)).isTrue();
    assertThat(YEAR_9.covers("oak", nine)).isFalse();
    assertThat(YEAR_9.covers("elm", unknown)).isFalse();
    assertThat(Ruling.Scope.EVERYBODY.covers("oak", unknown)).isTrue();
  }

  @Test
  void words_of_a_school_make_no_p1_and_nothing_illegal() {
    assertThatThrownBy(() -> words(Category.CONTENT_DRUGS, Priority.P1)).hasMessageContaining("P2");
    assertThatThrownBy(() -> words(Category.ILLEGAL_OTHER, Priority.P2))
        .hasMessageContaining("list");
  }

  private static OwnWords words(Category category, Priority priority) {
    return new OwnWords("x", Ruling.Scope.EVERYBODY, List.of("x"), category, priority, signature());
  }
}
