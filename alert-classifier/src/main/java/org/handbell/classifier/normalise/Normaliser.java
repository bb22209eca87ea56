package org.handbell.classifier.normalise;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a text into words with every view (V1 to V6) against one {@link Vocabulary}. A word is only
 * read as something else when that is a word a rule knows, so ordinary text costs one look-up a
 * word and {@code a4}, {@code ww2} and {@code 500mg} stay what they are. Safe for many threads.
 */
public final class Normaliser {

  private static final int MIXED_SCRIPTS = 1;
  private static final int SINGLE_LETTER = 2;
  private static final int LEET = 4;

  private final Vocabulary vocabulary;
  private final WordViews wordViews;
  private final LeetView leetView;
  private final Segmenter segmenter;
  private final SlipView slipView;
  private final SiteNames siteNames;

  public Normaliser(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.wordViews = new WordViews(vocabulary);
    this.leetView = new LeetView(vocabulary, wordViews);
    this.segmenter = new Segmenter(vocabulary);
    this.slipView = new SlipView(vocabulary, wordViews);
    this.siteNames = new SiteNames(vocabulary);
  }

  /** Begins to read the dictionaries, which every normaliser needs and takes a while. */
  public static void prepare() {
    var unused = CompletableFuture.runAsync(OrdinaryWords::english);
  }

  /** The words of a short text that needs no views, as a pattern of the lexicon does. */
  public static List<String> words(String text) {
    return Words.of(text);
  }

  public Reading read(Field field, String text) {
    MappedText folded = Fold.apply(text);
    boolean host = field == Field.HOST;
    int end = host ? SiteNames.end(folded) : folded.length;
    int start = host ? SiteNames.start(folded, end) : 0;
    Words words = Words.cut(folded, start, end, text, field == Field.PATH);
    int[] ids = new int[words.count];
    Reading reading = new Reading(field, text, words, ids);
    int signs = 0;
    for (int i = 0; i < words.count; i++) {
      ids[i] = vocabulary.id(words.letters, words.letterFrom(i), words.letterTo(i));
      signs |= word(reading, words, i, ids[i]);
    }
    if ((signs & MIXED_SCRIPTS) != 0) {
      wordViews.addWhollyForeign(reading, words);
    }
    if ((signs & SINGLE_LETTER) != 0) {
      segmenter.addSpaced(reading, words, wordViews);
    }
    if ((signs & LEET) != 0) {
      leetView.add(reading, words, ids, end);
    }
    if (field == Field.QUERY) {
      slipView.add(reading, words, ids);
    }
    return reading;
  }

  /** Adds the views of one word; the result says which views of the whole text are worth a look. */
  private int word(Reading reading, Words words, int index, int id) {
    if (id != Vocabulary.UNKNOWN) {
      reading.markKnown();
    } else if (reading.field() == Field.HOST) {
      siteNames.add(reading, words, index);
    }
    boolean mixed = wordViews.add(reading, words, index, id);
    boolean single = words.letterTo(index) - words.letterFrom(index) == 1;
    return (mixed ? MIXED_SCRIPTS : 0)
        | (single ? SINGLE_LETTER : 0)
        | (LeetView.mayBe(words, index) ? LEET : 0);
  }
}
