package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * One walk of the lexicon's tries over one text. From each word it follows only the sequences that
 * the words themselves lead along; fillers and patterns are short, so the steps grow with the
 * text's length alone.
 */
final class Search {

  /** Where a pattern was found: nodes of the reading, and the views it needed. */
  record Found(int ending, int from, int to, int views) {}

  private static final int[] NO_PHRASES = {};

  private final CompiledLexicon lexicon;
  private final Reading reading;
  private final List<Found> found = new ArrayList<>();
  private final int[][] phrases;
  private int from;
  private long steps;

  Search(CompiledLexicon lexicon, Reading reading) {
    this.lexicon = lexicon;
    this.reading = reading;
    this.phrases = new int[reading.nodes()][];
  }

  List<Found> run() {
    walk(lexicon.atStart(), Trie.ROOT, 0, 0);
    for (from = 0; from < reading.nodes(); from++) {
      walk(lexicon.anywhere(), Trie.ROOT, from, 0);
    }
    return found;
  }

  long steps() {
    return steps;
  }

  private void walk(Trie trie, int node, int at, int views) {
    steps++;
    for (int ending : trie.ends(node)) {
      found.add(new Found(ending, from, at, views));
    }
    if (node != Trie.ROOT && reading.isGap(at)) {
      return;
    }
    follow(trie, trie.child(node, Symbol.FILLER), at, views);
    if (at == reading.words()) {
      int last = trie.child(node, Symbol.LAST);
      if (last != Trie.NONE) {
        walk(trie, last, at, views);
      }
    }
    for (int not : trie.nots(node)) {
      if (!startsPhrase(at, Symbol.number(not))) {
        walk(trie, trie.child(node, not), at, views);
      }
    }
    words(trie, node, at, views);
  }

  /** Passes over no word, one, or two. */
  private void follow(Trie trie, int node, int at, int views) {
    int next = at;
    for (int filler = 0; node != Trie.NONE && filler <= 2; filler++) {
      walk(trie, node, next, views);
      int after = afterOneWord(next);
      if (after < 0 || reading.isGap(after)) {
        return;
      }
      next = after;
    }
  }

  private int afterOneWord(int at) {
    if (at < reading.words()) {
      return at + 1;
    }
    int edge = reading.firstEdge(at);
    return edge < 0 ? -1 : reading.edgeTo(edge);
  }

  private void words(Trie trie, int node, int at, int views) {
    int plain = reading.plainId(at);
    if (plain != Vocabulary.UNKNOWN) {
      word(trie, node, plain, at + 1, views);
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      int seen = views | reading.edgeViews(edge);
      word(trie, node, reading.edgeId(edge), reading.edgeTo(edge), seen);
    }
    int[] here = phrasesAt(at);
    for (int i = 0; i < here.length; i += 3) {
      int next = trie.child(node, Symbol.ofClass(here[i]));
      if (next != Trie.NONE) {
        walk(trie, next, here[i + 1], views | here[i + 2]);
      }
    }
  }

  private void word(Trie trie, int node, int word, int to, int views) {
    int next = trie.child(node, Symbol.word(word));
    if (next != Trie.NONE) {
      walk(trie, next, to, views);
    }
    for (int number : lexicon.classesOf(word)) {
      next = trie.child(node, Symbol.ofClass(number));
      if (next != Trie.NONE) {
        walk(trie, next, to, views);
      }
    }
  }

  private boolean startsPhrase(int at, int number) {
    if (isIn(reading.plainId(at), number)) {
      return true;
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      if (isIn(reading.edgeId(edge), number)) {
        return true;
      }
    }
    int[] here = phrasesAt(at);
    for (int i = 0; i < here.length; i += 3) {
      if (here[i] == number) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(int word, int number) {
    for (int candidate : lexicon.classesOf(word)) {
      if (candidate == number) {
        return true;
      }
    }
    return false;
  }

  /** Classes of which a phrase of several words begins here: class, node after it, views. */
  private int[] phrasesAt(int at) {
    int[] known = phrases[at];
    if (known == null) {
      List<Integer> list = new ArrayList<>(0);
      phrase(Trie.ROOT, at, 0, list);
      known = list.isEmpty() ? NO_PHRASES : list.stream().mapToInt(Integer::intValue).toArray();
      phrases[at] = known;
    }
    return known;
  }

  private void phrase(int node, int at, int views, List<Integer> list) {
    steps++;
    for (int number : lexicon.phrases().ends(node)) {
      list.addAll(List.of(number, at, views));
    }
    if (node != Trie.ROOT && reading.isGap(at)) {
      return;
    }
    int next = lexicon.phrases().child(node, Symbol.word(reading.plainId(at)));
    if (next != Trie.NONE) {
      phrase(next, at + 1, views, list);
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      next = lexicon.phrases().child(node, Symbol.word(reading.edgeId(edge)));
      if (next != Trie.NONE) {
        phrase(next, reading.edgeTo(edge), views | reading.edgeViews(edge), list);
      }
    }
  }
}
