package org.handbell.classifier.normalise;

import java.util.Set;

/**
 * What a word that is neither a rule's nor an ordinary one may have been meant as: a rule's word
 * misspelt ({@code paracetmol}), several written as one ({@code killmyself}), or one with a space
 * that fell into it or beside it ({@code sui cide}, {@code kil lmyself}).
 */
final class SlipView {

  private static final int LONGEST = 40;
  private static final int SHORTEST_ALONE = 5;
  private static final int SHORTEST_JOINED = 6;
  private static final int SHORTEST_PAIR = 4;
  private static final int MOST_WORDS = 8;
  private static final int[] NOTHING = {};

  /** What a word of one or two letters may be where words are run together. */
  private static final Set<String> SMALL =
      Set.of(
          "a i u am an at be bf do gf go he hw if im in is it me my no of on or so to up ur us we"
              .split(" "));

  private final Vocabulary vocabulary;
  private final WordViews wordViews;
  private final Misspellings misspellings;
  private final Segmenter.Cost cost = this::cost;
  private final OrdinaryWords ordinary = OrdinaryWords.english();

  /** What the slips that rules themselves know are made of: {@code howto}. */
  private final int[][] partsOfKnown;

  SlipView(Vocabulary vocabulary, WordViews wordViews) {
    this.vocabulary = vocabulary;
    this.wordViews = wordViews;
    this.misspellings = new Misspellings(vocabulary, ordinary);
    this.partsOfKnown = new int[vocabulary.size()][];
    for (int id = 1; id < partsOfKnown.length; id++) {
      char[] word = vocabulary.word(id).toCharArray();
      boolean isSlip = vocabulary.expansion(id) == null && !ordinary.contains(word, 0, word.length);
      partsOfKnown[id] = isSlip ? parts(word, 0, word.length, SHORTEST_ALONE) : NOTHING;
    }
  }

  /** Looks at each word that no rule and no other view could read, and at each two in a row. */
  void add(Reading reading, Words words, int[] ids) {
    boolean wasSlip = false;
    for (int i = 0; i < words.count; i++) {
      boolean isSlip = ids[i] == Vocabulary.UNKNOWN && isSlip(reading, words, i);
      if (isSlip) {
        addMisspelt(reading, words, i);
        int from = words.letterFrom(i);
        addParts(reading, i, i + 1, parts(words.letters, from, words.letterTo(i), SHORTEST_ALONE));
      } else if (ids[i] != Vocabulary.UNKNOWN) {
        addParts(reading, i, i + 1, partsOfKnown[ids[i]]);
      }
      if (i > 0 && !reading.isGap(i)) {
        addPair(reading, words, i - 1, isSlip || wasSlip);
      }
      wasSlip = isSlip;
    }
  }

  private boolean isSlip(Reading reading, Words words, int index) {
    return reading.firstEdge(index) < 0
        && !ordinary.contains(words.letters, words.letterFrom(index), words.letterTo(index));
  }

  private void addMisspelt(Reading reading, Words words, int index) {
    int[] meant = misspellings.find(words.letters, words.letterFrom(index), words.letterTo(index));
    for (int id : meant) {
      wordViews.addWord(reading, index, index + 1, id, View.MISSPELT.bit());
    }
  }

  /** Two words as one; and when one of them is nothing by itself, as words divided elsewhere. */
  private void addPair(Reading reading, Words words, int first, boolean isSlip) {
    char[] letters = words.letters;
    int from = words.letterFrom(first);
    int to = words.letterTo(first + 1);
    if (to - from < SHORTEST_PAIR || to - from > LONGEST) {
      return;
    }
    int id = to - from < SHORTEST_JOINED ? Vocabulary.UNKNOWN : vocabulary.id(letters, from, to);
    if (id != Vocabulary.UNKNOWN && (isSlip || ordinary.contains(letters, from, to))) {
      wordViews.addWord(reading, first, first + 2, id, View.GLUED.bit());
    }
    if (isSlip) {
      addParts(reading, first, first + 2, parts(letters, from, to, SHORTEST_PAIR));
    }
  }

  private static void addParts(Reading reading, int first, int end, int[] parts) {
    if (parts.length > 0) {
      reading.add(first, end, parts, View.GLUED.bit());
    }
  }

  /** The known words that cover the letters without rest; none unless there are two or more. */
  private int[] parts(char[] letters, int from, int to, int least) {
    if (to - from < least || to - from > LONGEST) {
      return NOTHING;
    }
    int[] cuts = Segmenter.divide(letters, from, to, cost);
    if (cuts.length < 3 || cuts.length > MOST_WORDS + 1) {
      return NOTHING;
    }
    int[] parts = new int[cuts.length - 1];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = vocabulary.id(letters, from + cuts[i], from + cuts[i + 1]);
    }
    return parts;
  }

  private int cost(char[] letters, int from, int to) {
    int id = vocabulary.id(letters, from, to);
    if (id == Vocabulary.UNKNOWN || (to - from < 3 && !SMALL.contains(vocabulary.word(id)))) {
      return Segmenter.NEVER;
    }
    return Segmenter.costOfKnown(letters, from, to, ordinary.contains(letters, from, to));
  }
}
