package org.handbell.classifier.lexicon;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What else a text must hold for any pattern to come of what the {@link Requirements} ask for
 * first. The units that go with most have a bit of their own, in one line for each unit and each of
 * the first requirements; the others go with few, which are listed. So most texts are done with at
 * a glance, however many patterns there are.
 */
final class Partners {

  /** A line is as long as one of a processor's cache. */
  private static final int WIDTH = 8;

  /** Set in each text's line, and where a pattern needs nothing else. */
  private static final int ANY_TEXT = 0;

  private static final int NO_BIT = -1;

  private final int[] bitOf;
  private final Rows rootsWith;
  private final int[] lineOfUnit;
  private final int[] lineOfRoot;

  /** The first is empty. */
  private long[] lines = new long[WIDTH * 16];

  private int filled = WIDTH;

  Partners(Requirements requirements, Units units) {
    PatternTree tree = requirements.tree();
    int[] roots = Requirements.roots(tree);
    int[][] partners = new int[tree.endOfChildren(PatternTree.ROOT)][];
    int[] uses = new int[units.size()];
    for (int root : roots) {
      partners[root] = partners(tree, root, units);
      IntStream.of(partners[root]).forEach(unit -> uses[unit]++);
    }
    bitOf = bits(uses);
    rootsWith = rootsWith(partners, roots, uses);
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
    bitOf = new int[0];
    rootsWith = Rows.of(new int[0][]);
    lineOfUnit = new int[0];
    lineOfRoot = new int[0];
  }

  /** For patterns that are not looked for by the units of a text. */
  static Partners none() {
    return new Partners();
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

  private static int[] bits(int[] uses) {
    int[] bits = new int[uses.length];
    Arrays.fill(bits, NO_BIT);
    int[] most =
        IntStream.range(0, uses.length)
            .boxed()
            .sorted(Comparator.comparing((Integer unit) -> -uses[unit]))
            .limit(WIDTH * Long.SIZE - 1)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int place = 0; place < most.length; place++) {
      bits[most[place]] = ANY_TEXT + 1 + place;
    }
    return bits;
  }

  private Rows rootsWith(int[][] partners, int[] roots, int[] uses) {
    int[][] rows = new int[bitOf.length][];
    Arrays.setAll(rows, unit -> new int[bitOf[unit] == NO_BIT ? uses[unit] : 0]);
    int[] filled = new int[bitOf.length];
    for (int root : roots) {
      IntStream.of(partners[root])
          .filter(unit -> bitOf[unit] == NO_BIT)
          .forEach(unit -> rows[unit][filled[unit]++] = root);
    }
    return Rows.of(rows);
  }

  private BitSet line(int[] partners) {
    BitSet bits = new BitSet();
    IntStream.of(partners).map(unit -> bitOf[unit]).filter(bit -> bit != NO_BIT).forEach(bits::set);
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

  /** The line of a text, to be filled in. */
  static long[] emptyLine() {
    return new long[WIDTH];
  }

  /**
   * Fills in the line of a text that holds these units, and notes the roots that others go with.
   */
  void describe(Present present, long[] text, Marks roots) {
    Arrays.fill(text, 0);
    text[0] = 1L << ANY_TEXT;
    for (int i = 0; i < present.count(); i++) {
      int unit = present.unit(i);
      int bit = bitOf[unit];
      if (bit != NO_BIT) {
        text[bit >> 6] |= 1L << bit;
      }
      for (int place = rootsWith.begin(unit); place < rootsWith.end(unit); place++) {
        roots.add(rootsWith.at(place));
      }
    }
  }

  /** True where the line of a unit and that of a text meet. */
  boolean goWithUnit(int unit, long[] text) {
    return meet(lineOfUnit[unit], text);
  }

  /** True where the line of what is asked for first and that of a text meet. */
  boolean goWithRoot(int root, long[] text) {
    return meet(lineOfRoot[root], text);
  }

  private boolean meet(int at, long[] text) {
    long both = 0;
    for (int i = 0; i < WIDTH; i++) {
      both |= lines[at + i] & text[i];
    }
    return both != 0;
  }
}
