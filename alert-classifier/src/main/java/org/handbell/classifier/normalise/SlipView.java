package org.handbell.classifier.normalise;

/**
 * What a word that is neither a rule's nor an ordinary one may have been meant as: a rule's word
 * misspelt ({@code paracetmol}), several written as one ({@code killmyself}), or one with a space
 * that fell into it or beside it ({@code sui cide}, {@code kil lmyself}).
 */
final class SlipView {

  private static final int SHORTEST = 5;
  private static final int LONGEST = 40;
  private static final int SHORTEST_JOINED = 6;
  private static final int MOST_WORDS = 8;
  private static final int TELLING = 4;

  /** What a word of one or two letters may be where words are run together. */
  private static final String SMALL =
      " a i u am an at be bf do gf go he hw if im in is it me my no of on or so to up ur us we ";

  private final Vocabulary vocabulary;
  private final WordViews wordViews;
  private final Misspellings misspellings;
  private final OrdinaryWords ordinary = OrdinaryWords.english();

  SlipView(Vocabulary vocabulary, WordViews wordViews) {
    this.vocabulary = vocabulary;
    this.wordViews = wordViews;
    this.misspellings = new Misspellings(vocabulary);
  }

  /** Looks at each word that no rule and no other view could read. */
  void add(Reading reading, Words words, int[] ids) {
    for (int i = 0; i < words.count; i++) {
      if (isSlip(reading, words, ids, i)) {
        addMisspelt(reading, words, i);
        addGlued(reading, words.letters, words.letterFrom[i], words.letterTo[i], i, i + 1);
        if (i > 0 && !reading.isGap(i)) {
          addJoined(reading, words, i - 1);
        }
        boolean nextIsSlip = i + 1 < words.count && isSlip(reading, words, ids, i + 1);
        if (i + 1 < words.count && !nextIsSlip && !reading.isGap(i + 1)) {
          addJoined(reading, words, i);
        }
      }
    }
  }

  private boolean isSlip(Reading reading, Words words, int[] ids, int index) {
    return ids[index] == Vocabulary.UNKNOWN
        && reading.firstEdge(index) < 0
        && !ordinary.contains(words.letters, words.letterFrom[index], words.letterTo[index]);
  }

  private void addMisspelt(Reading reading, Words words, int index) {
    int[] meant =
        misspellings.find(words.letters, words.letterFrom[index], words.letterTo[index]);
    for (int id : meant) {
      wordViews.addWord(reading, index, index + 1, id, View.MISSPELT.bit());
    }
  }

  /** Two words beside each other as one, or as words divided elsewhere. */
  private void addJoined(Reading reading, Words words, int first) {
    int from = words.letterFrom[first];
    int to = words.letterTo[first + 1];
    if (to - from < SHORTEST_JOINED || to - from > LONGEST) {
      return;
    }
    int id = vocabulary.id(words.letters, from, to);
    if (id != Vocabulary.UNKNOWN) {
      wordViews.addWord(reading, first, first + 2, id, View.GLUED.bit());
    } else {
      addGlued(reading, words.letters, from, to, first, first + 2);
    }
  }

  /** Known words that cover the letters without rest, at least one of them long enough to tell. */
  private void addGlued(Reading reading, char[] letters, int from, int to, int first, int end) {
    if (to - from < SHORTEST || to - from > LONGEST) {
      return;
    }
    int[] cuts = Segmenter.divide(letters, from, to, this::isPart);
    if (cuts.length < 3 || cuts.length > MOST_WORDS + 1) {
      return;
    }
    int[] meaning = new int[cuts.length - 1];
    boolean telling = false;
    for (int i = 0; i < meaning.length; i++) {
      meaning[i] = vocabulary.id(letters, from + cuts[i], from + cuts[i + 1]);
      telling |= cuts[i + 1] - cuts[i] >= TELLING;
    }
    if (telling) {
      reading.add(first, end, meaning, View.GLUED.bit());
    }
  }

  private boolean isPart(char[] letters, int from, int to) {
    return vocabulary.id(letters, from, to) != Vocabulary.UNKNOWN
        && (to - from >= 3 || SMALL.contains(" " + new String(letters, from, to - from) + " "));
  }
}
