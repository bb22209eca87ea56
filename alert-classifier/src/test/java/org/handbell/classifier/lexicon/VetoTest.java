package org.handbell.classifier.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;

class VetoTest {

  private final Lexicon lexicon = Lexicon.standard();

  private Reading read(String text) {
    return lexicon.normaliser().read(Field.QUERY, text);
  }

  /** Each rule's own examples, two of them as one text, so that several rules are weighed. */
  private List<String> texts() {
    List<String> examples =
        lexicon.entries().stream()
            .flatMap(entry -> Stream.of(entry.fires(), entry.silent()))
            .flatMap(List::stream)
            .toList();
    return IntStream.range(0, examples.size() / 2)
        .mapToObj(i -> examples.get(i) + " " + examples.get(examples.size() - 1 - i))
        .toList();
  }

  @Test
  void a_veto_that_searches_another_text_meanwhile_changes_nothing() {
    Reading other = read("i want to kill myself and my dog in a game");
    Veto searching =
        hit -> {
          var unused = lexicon.match(other, SchoolPhase.SECONDARY);
          return null;
        };
    int heard = 0;
    for (String text : texts()) {
      Reading reading = read(text);

      Matches matches = lexicon.match(reading, SchoolPhase.SECONDARY, searching);

      Matches alone = lexicon.match(reading, SchoolPhase.SECONDARY);
      assertThat(matches.hits()).as(text).isEqualTo(alone.hits());
      assertThat(matches.silenced()).as(text).isEqualTo(alone.silenced());
      assertThat(matches.alone()).as(text).isEqualTo(alone.alone());
      heard += matches.hits().size() + matches.silenced().size();
    }
    assertThat(heard).isGreaterThan(lexicon.entries().size());
  }
}
