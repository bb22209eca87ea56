package org.handbell.classifier.normalise;

import java.util.List;

/**
 * Reads a text into words with every view (V1 to V6) against one {@link Vocabulary}. A word is only
 * read as something else when that is a word a rule knows, so ordinary text costs one look-up a
 * word and {@code a4}, {@code ww2} and {@code 500mg} stay what they are. Safe for many threads.
 */
public final class Normaliser {

  private final Vocabulary vocabulary;
  private final WordViews wordViews;
  private final LeetView leetView;
  private final Segmenter segmenter;

  public Normaliser(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.wordViews = new WordViews(vocabulary);
    this.leetView = new LeetView(vocabulary, wordViews);
    this.segmenter = new Segmenter(vocabulary);
  }

  /** The words of a short text that needs no views, as a pattern of the lexicon does. */
  public static List<String> words(String text) {
    return Words.of(text);
  }

  public Reading read(Field field, String text) {
    MappedText folded = Fold.apply(text);
    int end = field == Field.HOST ? beforeTopLevelDomain(folded) : folded.length;
    Words words = Words.cut(folded, end, text, field == Field.PATH);
    int[] ids = new int[words.count];
    Reading reading = new Reading(field, text, words, ids);
    boolean spaced = false;
    boolean leet = false;
    for (int i = 0; i < words.count; i++) {
      int from = words.letterFrom[i];
      int to = words.letterTo[i];
      int id = vocabulary.id(words.letters, from, to);
      ids[i] = id;
      if (id != Vocabulary.UNKNOWN) {
        reading.markKnown();
      }
      wordViews.add(reading, words, i, id);
      spaced |= to - from == 1;
      leet |= LeetView.mayBe(words, i);
      if (field == Field.HOST && id == Vocabulary.UNKNOWN) {
        segmenter.addGlued(reading, words, i);
      }
    }
    if (spaced) {
      segmenter.addSpaced(reading, words, wordViews);
    }
    if (leet) {
      leetView.add(reading, words, ids, end);
    }
    return reading;
  }

  private static int beforeTopLevelDomain(MappedText host) {
    for (int i = host.length - 1; i > 0; i--) {
      if (host.chars[i] == '.') {
        return i;
      }
    }
    return host.length;
  }
}
