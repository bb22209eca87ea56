package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Matches;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;

/** Whatever arrives, nothing breaks and nothing takes longer than its length. */
class FuzzTest {

  private static final long SEED = 20261118;
  private static final List<Field> FIELDS = List.of(Field.values());
  private static final int LONG_TEXT = 64 * 1024;
  private static final String[] PIECES = {
    "%20",
    "%",
    "%c3%a9",
    "&amp;",
    "&#",
    "'",
    "’",
    "\u200b",
    "\u202e",
    "@",
    "$",
    "!",
    "1",
    "0",
    " ",
    " ",
    " ",
    "a",
    "i",
    "k m s",
    "ﬁ",
    "İ",
    "ß",
    "с",
    "е",
    "\ud83d\ude00",
    "\ud83d",
    "\ude00",
    "\u0301",
    "\u0336",
    "\u0000",
    "…",
    "語",
    "ก็",
    "zzzz",
    "-",
    "."
  };

  private final Lexicon lexicon = Lexicon.standard();
  private final List<String> words = words(lexicon);

  @Test
  void random_text_breaks_nothing_and_spans_stay_inside() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      String text = text(random, random.nextInt(40));
      Field field = FIELDS.get(random.nextInt(FIELDS.size()));

      Reading reading = lexicon.normaliser().read(field, text);
      Matches matches = lexicon.match(reading, SchoolPhase.PRIMARY);

      assertThat(reading.otherWords(lexicon.vocabulary())).as("seed %d", SEED).isNotNull();
      assertThat(matches.hits())
          .as("seed %d, round %d", SEED, i)
          .allMatch(hit -> isInside(hit, text));
    }
  }

  @Test
  void a_long_text_takes_no_more_steps_than_a_shorter_one_of_as_many_words() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < LONG_TEXT) {
        text.append(text(random, 100)).append(' ');
      }

      Reading reading = lexicon.normaliser().read(Field.QUERY, text.toString());
      Matches matches = lexicon.match(reading, SchoolPhase.SECONDARY);

      assertThat(reading.words()).isLessThanOrEqualTo(300);
      assertThat(matches.hits()).allMatch(hit -> isInside(hit, text.toString()));
    }
  }

  @Test
  void steps_grow_with_the_text_and_no_faster() {
    for (Entry entry : lexicon.entries()) {
      String once = entry.fires().get(0) + " ";
      int times = Math.max(1, 60 / Math.max(1, once.split(" ", -1).length));

      long single = steps(once.repeat(times));
      long fourfold = steps(once.repeat(times * 4));

      assertThat(fourfold).as(entry.id()).isLessThanOrEqualTo(single * 5 + 200);
    }
  }

  private long steps(String text) {
    Reading reading = lexicon.normaliser().read(Field.QUERY, text);
    return lexicon.match(reading, SchoolPhase.SECONDARY).steps();
  }

  private String text(Random random, int parts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(words.get(random.nextInt(words.size()))).append(' ');
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        case 2 -> text.append((char) random.nextInt(0x10000));
        default -> text.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  private static List<String> words(Lexicon lexicon) {
    List<String> words = new ArrayList<>();
    for (int id = 1; id < lexicon.vocabulary().size(); id++) {
      words.add(lexicon.vocabulary().word(id));
    }
    return words;
  }

  private static boolean isInside(Hit hit, String text) {
    return hit.span().start() < hit.span().end() && hit.span().end() <= text.length();
  }
}
