package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
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
  private final Units units;
  private final Reading reading;
  private final List<Found> found = new ArrayList<>(0);
  private final int[][] phrases;
  private int from;
  private long steps;

  Search(CompiledLexicon lexicon, Reading reading) {
    this.lexicon = lexicon;
    this.units = lexicon.units();
    this.reading = reading;
    this.phrases = new int[reading.nodes()][];
  }

  List<Found> run() {
    walk(lexicon.atStart(), Trie.ROOT, 0, 0);
    for (from = 0; from < reading.nodes(); from++) {
      start(from);
    }
    return found;
  }

  long steps() {
    return steps;
  }

  /** The root's children are known for each unit beforehand. */
  private void start(int at) {
    steps++;
    for (int not : lexicon.anywhere().conditions(Trie.ROOT)) {
      condition(lexicon.anywhere(), Trie.ROOT, not, at, 0);
    }
    startWith(reading.plainId(at), at + 1, 0);
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      startWith(reading.edgeId(edge), reading.edgeTo(edge), reading.edgeViews(edge));
    }
    int[] here = phrasesAt(at);
    for (int i = 0; i < here.length; i += 3) {
      startWith(here[i], here[i + 1], here[i + 2]);
    }
  }

  private void startWith(int unit, int to, int views) {
    for (int node : lexicon.startsOf(unit)) {
      walk(lexicon.anywhere(), node, to, views);
    }
  }

  private void walk(Trie trie, int node, int at, int views) {
    steps++;
    for (int ending : trie.ends(node)) {
      found.add(new Found(ending, from, at, views));
    }
    if (node != Trie.ROOT && reading.isGap(at)) {
      return;
    }
    for (int symbol : trie.conditions(node)) {
      condition(trie, node, symbol, at, views);
    }
    if (trie.units(node).length > 0) {
      follow(trie, node, at, views);
    }
  }

  private void condition(Trie trie, int node, int symbol, int at, int views) {
    int next = trie.child(node, symbol);
    if (Symbol.isFiller(symbol)) {
      passOver(trie, next, Symbol.number(symbol), at, views);
    } else if (symbol == Symbol.LAST ? at == reading.words() : !startsPhrase(at, symbol)) {
      walk(trie, next, at, views);
    }
  }

  /** Passes over no word, one, or more. */
  private void passOver(Trie trie, int node, int most, int at, int views) {
    int next = at;
    for (int filler = 0; filler <= most; filler++) {
      walk(trie, node, next, views);
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

  private void follow(Trie trie, int node, int at, int views) {
    int plain = reading.plainId(at);
    if (plain != Vocabulary.UNKNOWN) {
      follow(trie, node, plain, at + 1, views);
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      int seen = views | reading.edgeViews(edge);
      follow(trie, node, reading.edgeId(edge), reading.edgeTo(edge), seen);
    }
    int[] here = phrasesAt(at);
    for (int i = 0; i < here.length; i += 3) {
      follow(trie, node, here[i], here[i + 1], views | here[i + 2]);
    }
  }

  /** By the node's symbols or by the unit's classes, whichever are fewer. */
  private void follow(Trie trie, int node, int unit, int to, int views) {
    int[] symbols = trie.units(node);
    int[] classes = units.classesOf(unit);
    if (symbols.length <= classes.length + 1) {
      for (int symbol : symbols) {
        boolean fits =
            Symbol.isClass(symbol) ? units.isIn(unit, Symbol.number(symbol)) : symbol == unit;
        if (fits) {
          walk(trie, trie.child(node, symbol), to, views);
        }
      }
      return;
    }
    followIfAny(trie, trie.child(node, Symbol.word(unit)), to, views);
    for (int number : classes) {
      followIfAny(trie, trie.child(node, Symbol.ofClass(number)), to, views);
    }
  }

  private void followIfAny(Trie trie, int node, int to, int views) {
    if (node != Trie.NONE) {
      walk(trie, node, to, views);
    }
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
    if ((node != Trie.ROOT && reading.isGap(at)) || trie.units(node).length == 0) {
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
