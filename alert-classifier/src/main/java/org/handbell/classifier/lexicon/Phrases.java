package org.handbell.classifier.lexicon;

import java.util.Arrays;
import org.handbell.classifier.normalise.Reading;

/** The phrases of several words that stand in a text, by the node at which they begin. */
final class Phrases {

  private int[] firstAt = new int[16];
  private int[] unit = new int[32];
  private int[] to = new int[32];
  private int[] views = new int[32];
  private int count;
  private long steps;

  /** Finds all of them; those of the text before are forgotten. */
  void find(Reading reading, Trie trie) {
    count = 0;
    steps = 0;
    if (reading.nodes() >= firstAt.length) {
      firstAt = new int[reading.nodes() * 2];
    }
    for (int at = 0; at < reading.nodes(); at++) {
      firstAt[at] = count;
      follow(reading, trie, Trie.ROOT, at, 0);
    }
    firstAt[reading.nodes()] = count;
  }

  /** The first phrase at a node; the others follow it, up to {@link #end}. */
  int first(int at) {
    return firstAt[at];
  }

  int end(int at) {
    return firstAt[at + 1];
  }

  int unit(int phrase) {
    return unit[phrase];
  }

  /** The node after a phrase. */
  int to(int phrase) {
    return to[phrase];
  }

  int views(int phrase) {
    return views[phrase];
  }

  long steps() {
    return steps;
  }

  private void follow(Reading reading, Trie trie, int node, int at, int seenBy) {
    steps++;
    for (int found : trie.ends(node)) {
      add(found, at, seenBy);
    }
    if ((node != Trie.ROOT && reading.isGap(at)) || !trie.leadsOn(node)) {
      return;
    }
    int next = trie.child(node, Symbol.word(reading.plainId(at)));
    if (next != Trie.NONE) {
      follow(reading, trie, next, at + 1, seenBy);
    }
    for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
      next = trie.child(node, Symbol.word(reading.edgeId(edge)));
      if (next != Trie.NONE) {
        follow(reading, trie, next, reading.edgeTo(edge), seenBy | reading.edgeViews(edge));
      }
    }
  }

  private void add(int found, int end, int seenBy) {
    if (count == unit.length) {
      unit = Arrays.copyOf(unit, count * 2);
      to = Arrays.copyOf(to, count * 2);
      views = Arrays.copyOf(views, count * 2);
    }
    unit[count] = found;
    to[count] = end;
    views[count++] = seenBy;
  }
}
