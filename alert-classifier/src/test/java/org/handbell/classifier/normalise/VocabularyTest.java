package org.handbell.classifier.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A word has the number it was given, and no other word has one. */
class VocabularyTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 5_000})
  void numbersItsOwnWordsAndNoOther(int size) {
    Random random = new Random(size);
    Vocabulary.Builder builder = new Vocabulary.Builder();
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < size; i++) {
      String word = word(random);
      expected.put(word, builder.add(word));
    }

    Vocabulary vocabulary = builder.build();

    for (int i = 0; i < 10_000; i++) {
      expected.putIfAbsent(word(random), Vocabulary.UNKNOWN);
    }
    expected.forEach(
        (word, number) -> {
          char[] among = ("x" + word + "y").toCharArray();
          assertThat(vocabulary.id(among, 1, among.length - 1)).as(word).isEqualTo(number);
        });
  }

  private static String word(Random random) {
    return random
        .ints(1 + random.nextInt(6), 'a', 'g')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
