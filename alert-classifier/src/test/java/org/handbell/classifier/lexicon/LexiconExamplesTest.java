package org.handbell.classifier.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.handbell.classifier.normalise.Field;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every entry of the lexicon proves its own examples. */
class LexiconExamplesTest {

  private final Lexicon lexicon = Lexicon.standard();

  @TestFactory
  Stream<DynamicTest> every_entry_fires_and_is_silent_as_it_says() {
    return lexicon.entries().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> prove(entry)));
  }

  private void prove(Entry entry) {
    assertThat(entry.fires()).as("fires").allMatch(text -> isHit(entry, text));
    assertThat(entry.silent()).as("silent").noneMatch(text -> isHit(entry, text));
  }

  /** In the entry's own phase and any of its fields. */
  private boolean isHit(Entry entry, String text) {
    SchoolPhase phase =
        entry.schools().isEmpty() ? SchoolPhase.SECONDARY : entry.schools().iterator().next();
    List<Field> fields = List.copyOf(entry.in());
    return fields.stream()
        .map(field -> lexicon.normaliser().read(field, text))
        .flatMap(reading -> lexicon.match(reading, phase).hits().stream())
        .anyMatch(hit -> hit.entry().id().equals(entry.id()));
  }
}
