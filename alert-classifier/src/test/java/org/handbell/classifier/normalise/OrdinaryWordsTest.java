package org.handbell.classifier.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import morfologik.fsa.FSA;
import org.handbell.classifier.lexicon.Lexicon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryWordsTest {

  private static final long SEED = 20_000;
  private static final int COUNT = 20_000;

  @ParameterizedTest
  @ValueSource(
      strings = {"colour", "color", "organise", "dont", "scunthorpe", "aisha", "minecraft"})
  void british_and_american_words_and_names_are_ordinary(String word) {
    assertThat(OrdinaryWords.english().contains(word.toCharArray(), 0, word.length())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"paracetmol", "sucide", "killmyself", "wnat"})
  void a_slip_is_no_ordinary_word(String word) {
    assertThat(OrdinaryWords.english().contains(word.toCharArray(), 0, word.length())).isFalse();
  }

  /** Words of South African English, of which some thousands are in neither list that is read. */
  @Test
  void hardly_any_ordinary_word_is_taken_for_a_slip() throws IOException {
    Lexicon lexicon = Lexicon.standard();
    List<String> words = new ArrayList<>(new LinkedHashSet<>(southAfricanWords()));
    Collections.shuffle(words, new Random(SEED));

    List<String> taken =
        words.subList(0, COUNT).stream().flatMap(word -> misread(lexicon, word).stream()).toList();

    System.out.println(COUNT + " ordinary words, " + taken.size() + " read as a slip: " + taken);
    assertThat(taken).as("seed %s", SEED).hasSizeLessThan(COUNT / 250);
  }

  private static List<String> misread(Lexicon lexicon, String word) {
    Reading reading = lexicon.normaliser().read(Field.QUERY, word);
    return reading.otherWords(lexicon.vocabulary()).stream()
        .filter(other -> other.views().contains(View.MISSPELT))
        .map(other -> other.written() + " as " + other.readAs())
        .toList();
  }

  private static List<String> southAfricanWords() throws IOException {
    List<String> words = new ArrayList<>();
    try (InputStream in =
        OrdinaryWordsTest.class.getResourceAsStream(
            "/org/languagetool/resource/en/hunspell/en_ZA.dict")) {
      for (ByteBuffer entry : FSA.read(Objects.requireNonNull(in))) {
        String word = UTF_8.decode(entry).toString();
        words.add(word.substring(0, word.lastIndexOf('+')));
      }
    }
    return words;
  }
}
