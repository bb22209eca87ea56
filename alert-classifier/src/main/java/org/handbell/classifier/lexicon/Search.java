package org.handbell.classifier.lexicon;

import java.util.ArrayList;
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
  record Found(int ending, int from, int to, int views) implements Comparable<Found> {

    /** First in the text, then the longest, so that what is told does not hang on the search. */
    @Override
    public int compareTo(Found other) {
      if (from != other.from) {
        return from - other.from;
      }
      if (to != other.to) {
        return other.to - to;
      }
      return views == other.views ? ending - other.ending : views - other.views;
    }

    /** Fewer views first, then more words, then the first. */
    static Found better(Found a, Found b) {
      int viewsA = Integer.bitCount(a.views);
      int viewsB = Integer.bitCount(b.views);
      if (viewsA != viewsB) {
        return viewsA < viewsB ? a : b;
      }
      return b.to - b.from > a.to - a.from ? b : a;
    }

    /** The same place, for which those views were needed too. */
    Found seenAlsoBy(int more) {
      return new Found(ending, from, to, views | more);
    }
  }

  private final Units units;
  private final PatternTree tree;
  private final Reachable reachable;
  private final Reading reading;
  private final Phrases phrases;
  private List<Found> found = List.of();
  private int from;
  private long steps;

  Search(Text text, PatternSet patterns) {
    this.units = text.units();
    this.tree = patterns.tree();
    this.reading = text.reading();
    Notes notes = text.notes();
    this.reachable = new Reachable(units.sets(), patterns, notes);
    this.phrases = notes.phrases;
  }

  /** All that stands in the text. */
  List<Found> all() {
    return reachable.findWays() ? walk() : found;
  }

  /** What stands in the text of a rule's own patterns. */
  List<Found> of(int rule) {
    return reachable.findWaysOf(rule) ? walk() : found;
  }

  long steps() {
    return steps + reachable.steps();
  }

  private List<Found> walk() {
    for (from = 0; from < reading.nodes(); from++) {
      walk(PatternTree.ROOT, from, 0);
    }
    if (found.size() > 1) {
      found.sort(null);
    }
    return found;
  }

  private void walk(int node, int at, int views) {
    steps++;
    int ends = tree.endOfEnds(node);
    for (int end = tree.firstEnd(node); end < ends; end++) {
      add(new Found(tree.end(end), from, at, views));
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

  private void add(Found one) {
    found = found.isEmpty() ? new ArrayList<>() : found;
    found.add(one);
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
    for (int i = phrases.first(at); i < phrases.end(at); i++) {
      if (fits(phrases.unit(i), symbol)) {
        walk(node, phrases.to(i), views | phrases.views(i));
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
    for (int i = phrases.first(at); i < phrases.end(at); i++) {
      if (units.isIn(phrases.unit(i), number)) {
        return true;
      }
    }
    return false;
  }
}
