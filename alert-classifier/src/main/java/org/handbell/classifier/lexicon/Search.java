package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * One walk of the lexicon's patterns over one text. From each word it follows only the {@link
 * Reachable} ones along the words themselves; fillers and patterns are short, so the steps grow
 * with the text alone.
 */
final class Search {

  /** Where a pattern was found: nodes of the reading, and the views it needed. */
  record Found(int ending, int from, int to, int views) {

    /** First in the text, then the longest, so that what is told does not hang on the search. */
    static final Comparator<Found> ORDER =
        Comparator.comparingInt(Found::from)
            .thenComparing(Comparator.comparingInt(Found::to).reversed())
            .thenComparingInt(Found::views)
            .thenComparingInt(Found::ending);
  }

  private static final int[] NO_PHRASES = {};

  private final Units units;
  private final PatternTree tree;
  private final Reachable reachable;
  private final Reading reading;
  private final List<Found> found = new ArrayList<>(0);
  private final int[][] phrases;
  private int from;
  private long steps;

  Search(CompiledLexicon lexicon, Reading reading) {
    this.units = lexicon.units();
    this.tree = lexicon.tree();
    this.reachable = new Reachable(lexicon);
    this.reading = reading;
    this.phrases = new int[reading.nodes()][];
  }

  List<Found> run() {
    for (int at = 0; at < reading.nodes(); at++) {
      addUnits(at);
    }
    reachable.findWays();
    for (from = 0; from < reading.nodes(); from++) {
      walk(PatternTree.ROOT, from, 0);
    }
    found.sort(Found.ORDER);
    return found;
  }

  long steps() {
    return steps + reachable.steps();
  }

  private void addUnits(int at) {
    if (reading.plainId(at) != Vocabulary.UNKNOWN) {
      reachable.add(reading.plainId(at));
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      reachable.add(reading.edgeId(edge));
    }
    int[] here = phrasesAt(at);
    for (int i = 0; i < here.length; i += 3) {
      reachable.add(here[i]);
    }
  }

  private void walk(int node, int at, int views) {
    steps++;
    for (int ending : tree.ends(node)) {
      found.add(new Found(ending, from, at, views));
    }
    boolean isCut = node != PatternTree.ROOT && reading.isGap(at);
    int child = isCut ? -1 : reachable.firstChild(node);
    for (; child >= 0; child = reachable.nextSibling(child)) {
      int next = reachable.node(child);
      int symbol = tree.symbol(next);
      if (Symbol.isWordOrClass(symbol)) {
        follow(next, symbol, at, views);
      } else if (Symbol.isFiller(symbol)) {
        passOver(next, Symbol.number(symbol), at, views);
      } else if (holds(symbol, at)) {
        walk(next, at, views);
      }
    }
  }

  private boolean holds(int condition, int at) {
    return switch (condition) {
      case Symbol.FIRST -> at == 0;
      case Symbol.LAST -> at == reading.words();
      default -> !startsPhrase(at, condition);
    };
  }

  /** Passes over no word, one, or more. */
  private void passOver(int node, int most, int at, int views) {
    int next = at;
    for (int filler = 0; filler <= most; filler++) {
      walk(node, next, views);
      next = afterOneWord(next);
      if (next < 0 || reading.isGap(next)) {
        return;
      }
    }
  }

  private int afterOneWord(int at) {
    if (at < reading.words()) {
      return at + 1;
    }
    int edge = reading.firstEdge(at);
    return edge < 0 ? -1 : reading.edgeTo(edge);
  }

  private void follow(int node, int symbol, int at, int views) {
    int plain = reading.plainId(at);
    if (plain != Vocabulary.UNKNOWN && fits(plain, symbol)) {
      walk(node, at + 1, views);
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      if (fits(reading.edgeId(edge), symbol)) {
        walk(node, reading.edgeTo(edge), views | reading.edgeViews(edge));
      }
    }
    int[] here = phrasesAt(at);
    for (int i = 0; i < here.length; i += 3) {
      if (fits(here[i], symbol)) {
        walk(node, here[i + 1], views | here[i + 2]);
      }
    }
  }

  private boolean fits(int unit, int symbol) {
    return Symbol.isClass(symbol) ? units.isIn(unit, Symbol.number(symbol)) : symbol == unit;
  }

  private boolean startsPhrase(int at, int not) {
    int number = Symbol.number(not);
    if (units.isIn(reading.plainId(at), number)) {
      return true;
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      if (units.isIn(reading.edgeId(edge), number)) {
        return true;
      }
    }
    int[] here = phrasesAt(at);
    for (int i = 0; i < here.length; i += 3) {
      if (units.isIn(here[i], number)) {
        return true;
      }
    }
    return false;
  }

  /** The phrases of several words that begin here: unit, node after it, views. */
  private int[] phrasesAt(int at) {
    int[] known = phrases[at];
    if (known == null) {
      known = phrase(Trie.ROOT, at, 0, NO_PHRASES);
      phrases[at] = known;
    }
    return known;
  }

  private int[] phrase(int node, int at, int views, int[] before) {
    Trie trie = units.phrases();
    int[] known = before;
    steps++;
    for (int unit : trie.ends(node)) {
      known = Arrays.copyOf(known, known.length + 3);
      known[known.length - 3] = unit;
      known[known.length - 2] = at;
      known[known.length - 1] = views;
    }
    if ((node != Trie.ROOT && reading.isGap(at)) || !trie.leadsOn(node)) {
      return known;
    }
    int next = trie.child(node, Symbol.word(reading.plainId(at)));
    if (next != Trie.NONE) {
      known = phrase(next, at + 1, views, known);
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      next = trie.child(node, Symbol.word(reading.edgeId(edge)));
      if (next != Trie.NONE) {
        known = phrase(next, reading.edgeTo(edge), views | reading.edgeViews(edge), known);
      }
    }
    return known;
  }
}
