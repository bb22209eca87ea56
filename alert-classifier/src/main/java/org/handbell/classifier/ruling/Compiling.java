package org.handbell.classifier.ruling;

import java.util.List;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.normalise.Field;
import org.handbell.model.Category;
import org.handbell.model.OwnWords;
import org.handbell.model.Ruling;

/** What rulings are to a lexicon. */
final class Compiling {

  private Compiling() {}

  /** A rule whose risk gives the school's priority and no more: P1 would take a risk of 5. */
  static Entry ownWords(OwnWords own) {
    int risk =
        switch (own.priority()) {
          case P1, P2 -> 4;
          case P3 -> 3;
          case P4 -> 2;
        };
    String why = "the school's own words: " + own.signature().why();
    return Patterns.entry(own.rule(), own.match(), own.category(), risk, why);
  }

  /** Words around what a rule found; as a rule of their own they would weigh nothing. */
  static Entry context(Ruling ruling, List<String> match) {
    return Patterns.entry(ruling.key(), match, Category.CONTENT_PROFANITY, 1, "context");
  }

  static List<Hit> everywhere(Lexicon lexicon, Field field, String text) {
    return lexicon.everywhere(lexicon.normaliser().read(field, text));
  }
}
