package org.handbell.classifier.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * What else a text must hold for any pattern to come of what the {@link Requirements} ask for
 * first. Each unit has a bit in lines of bits, one for each unit and each of the first
 * requirements: those that texts hold most and that go with most have a bit of their own, the
 * others share one, phrases that have their rarest word in common above all. So most texts are done
 * with at a glance, however many patterns there are; what a line lets pass in vain, the
 * requirements themselves turn away.
 */
final class Partners {

  /** So many longs are a line: with half of them twice as much passes in vain. */
  private static final int WIDTH = 16;

  /** Set in each text's line, and where a pattern needs nothing else. */
  private static final int ANY_TEXT = 0;

  /** The first of the bits that several units share. */
  private static final int SHARED = 256;

  private final char[] bitOf;
  private final int[] lineOfUnit;
  private final int[] lineOfRoot;

  /** The first is empty. */
  private long[] lines = new long[WIDTH * 16];

  private int filled = WIDTH;

  Partners(Requirements requirements, Units units, Vocabulary vocabulary) {
    PatternTree tree = requirements.tree();
    int[] roots = Requirements.roots(tree);
    int[][] partners = new int[tree.endOfChildren(PatternTree.ROOT)][];
    int[] uses = new int[units.size()];
    for (int root : roots) {
      partners[root] = partners(tree, root, units);
      IntStream.of(partners[root]).forEach(unit -> uses[unit]++);
    }
    bitOf = bits(uses, units, vocabulary);
    lineOfRoot = new int[partners.length];
    lineOfUnit = new int[units.size()];
    BitSet[] bits = new BitSet[partners.length];
    Map<BitSet, Integer> known = new HashMap<>(Map.of(new BitSet(), 0));
    for (int root : roots) {
      bits[root] = line(partners[root]);
      bits[root].set(ANY_TEXT, tree.firstEnd(root) < tree.endOfEnds(root));
      lineOfRoot[root] = known.computeIfAbsent(bits[root], this::newLine);
    }
    Rows first = requirements.first();
    for (int unit = 0; unit < lineOfUnit.length; unit++) {
      BitSet any = new BitSet();
      for (int place = first.begin(unit); place < first.end(unit); place++) {
        any.or(bits[first.at(place)]);
      }
      lineOfUnit[unit] = known.computeIfAbsent(any, this::newLine);
    }
  }

  private Partners() {
    bitOf = new char[0];
    lineOfUnit = new int[0];
    lineOfRoot = new int[0];
  }

  /** For patterns that are not looked for by the units of a text. */
  static Partners none() {
    return new Partners();
  }

  /** The word by which each unit is told: a phrase's rarest, without which no text holds it. */
  private static int[] signs(Units units, Vocabulary vocabulary) {
    int[] signs = new int[units.size()];
    Arrays.setAll(
        signs,
        unit ->
            IntStream.of(units.words(unit))
                .boxed()
                .min(Comparator.comparing(vocabulary::commonness))
                .orElseThrow());
    return signs;
  }

  private static int[] partners(PatternTree tree, int root, Units units) {
    IntStream.Builder partners = IntStream.builder();
    for (int next = tree.firstChild(root); next < tree.endOfChildren(root); next++) {
      int symbol = tree.symbol(next);
      if (Symbol.isClass(symbol)) {
        units.sets().forEach(Symbol.number(symbol), partners);
      } else {
        partners.add(symbol);
      }
    }
    return partners.build().distinct().toArray();
  }

  /** Of each unit; those that would let most texts pass in vain have one of their own. */
  private static char[] bits(int[] uses, Units units, Vocabulary vocabulary) {
    int[] signs = signs(units, vocabulary);
    long[] weights = new long[uses.length];
    for (int unit = 1; unit < uses.length; unit++) {
      long common = vocabulary.commonness(signs[unit]) + 1L;
      boolean isWord = unit < vocabulary.size();
      weights[unit] = uses[unit] * common * (isWord ? Commonness.AS_RARE_IS_A_PHRASE : 1);
    }
    char[] bits = new char[uses.length];
    int next = ANY_TEXT + 1;
    for (int unit : heaviestFirst(weights)) {
      bits[unit] = (char) (next < SHARED ? next : shared(signs[unit]));
      next++;
    }
    return bits;
  }

  private static int[] heaviestFirst(long[] weights) {
    return IntStream.range(0, weights.length)
        .filter(unit -> weights[unit] > 0)
        .boxed()
        .sorted(Comparator.comparing((Integer unit) -> -weights[unit]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int shared(int sign) {
    return SHARED + ((sign * 0x9E3779B1) >>> 8) % (WIDTH * Long.SIZE - SHARED);
  }

  private BitSet line(int[] partners) {
    BitSet bits = new BitSet();
    IntStream.of(partners).forEach(unit -> bits.set(bitOf[unit]));
    return bits;
  }

  private int newLine(BitSet line) {
    int at = filled;
    filled += WIDTH;
    if (filled > lines.length) {
      lines = Arrays.copyOf(lines, lines.length * 2);
    }
    long[] given = line.toLongArray();
    System.arraycopy(given, 0, lines, at, given.length);
    return at;
  }

  /** The line of a text: only such longs of it as are not empty. */
  static final class Line {

    private final long[] whole = new long[WIDTH];
    private final int[] places = new int[WIDTH];
    private final long[] bits = new long[WIDTH];
    private int count;

    private void set(int bit) {
      whole[bit >> 6] |= 1L << bit;
    }

    private void pack() {
      count = 0;
      for (int place = 0; place < WIDTH; place++) {
        places[count] = place;
        bits[count] = whole[place];
        count += whole[place] == 0 ? 0 : 1;
        whole[place] = 0;
      }
    }
  }

  /** Fills in the line of a text that holds these units. */
  void describe(Present present, Line text) {
    text.set(ANY_TEXT);
    for (int i = 0; i < present.count(); i++) {
      text.set(bitOf[present.unit(i)]);
    }
    text.pack();
  }

  /** True where the line of a unit and that of a text meet. */
  boolean goWithUnit(int unit, Line text) {
    return meet(lineOfUnit[unit], text);
  }

  /** True where the line of what is asked for first and that of a text meet. */
  boolean goWithRoot(int root, Line text) {
    return meet(lineOfRoot[root], text);
  }

  private boolean meet(int at, Line text) {
    long both = 0;
    for (int i = 0; i < text.count; i++) {
      both |= lines[at + text.places[i]] & text.bits[i];
    }
    return both != 0;
  }
}
