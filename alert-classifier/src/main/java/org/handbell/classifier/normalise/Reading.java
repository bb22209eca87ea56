package org.handbell.classifier.normalise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handbell.model.Span;

/**
 * One text as words, and every other way its words can be read. It is a graph: node {@code i}
 * stands before word {@code i}, and each edge is one word as a number of the {@link Vocabulary}.
 * The plain words lead from node to node; an edge of another view may lead over several words
 * ({@code k m s}), and one word may become several ({@code wanna}) by way of nodes in between.
 */
public final class Reading {

  private static final int[] NONE = {};

  private static final int OF_EDGE = 4;
  private static final int NEXT = 0;
  private static final int TO = 1;
  private static final int ID = 2;
  private static final int VIEWS = 3;
  private static final int ROOM = 8;

  private final Field field;
  private final String original;
  private final Words words;
  private final MappedText text;
  private final int[] ids;
  private boolean known;

  private int nodes;
  private int edgeCount;
  private int[] firstEdge = NONE;

  /** What is known of an edge stands together, as it is asked for together. */
  private int[] edges = NONE;

  /** Of each node inside an expanded word: the words from and to. */
  private int[] owners = NONE;

  Reading(Field field, String original, Words words, int[] ids) {
    this.field = field;
    this.original = original;
    this.words = words;
    this.text = words.text;
    this.ids = ids;
    this.nodes = words.count + 1;
  }

  public Field field() {
    return field;
  }

  /** The text as it came. */
  public String original() {
    return original;
  }

  /** How many words are read; nodes 0 to this one stand between them. */
  public int words() {
    return words.count;
  }

  /** How many nodes there are, those inside an expanded word included. */
  public int nodes() {
    return nodes;
  }

  /** False when no word, in no view, is known to any rule: then nothing can match. */
  public boolean hasKnownWord() {
    return known;
  }

  /** True when the text was too long and its middle was left out. */
  public boolean isCapped() {
    return words.gapAfter >= 0;
  }

  /** True where words were left out between this node and the one before. */
  public boolean isGap(int node) {
    return words.gapAfter >= 0 && node == words.gapAfter + 1;
  }

  /** The word at that place, normalised. */
  public String word(int index) {
    return words.word(index);
  }

  /** The number of the plain word after a node; unknown at the end and inside an expansion. */
  public int plainId(int node) {
    return node < ids.length ? ids[node] : Vocabulary.UNKNOWN;
  }

  /** The first edge of another view from a node, or -1. */
  public int firstEdge(int node) {
    return node < firstEdge.length ? firstEdge[node] : -1;
  }

  /** The next edge from the same node, or -1. */
  public int nextEdge(int edge) {
    return edges[edge * OF_EDGE + NEXT];
  }

  public int edgeTo(int edge) {
    return edges[edge * OF_EDGE + TO];
  }

  public int edgeId(int edge) {
    return edges[edge * OF_EDGE + ID];
  }

  /** The views that an edge rests on, as a bit mask of {@link View#bit()}. */
  public int edgeViews(int edge) {
    return edges[edge * OF_EDGE + VIEWS];
  }

  /** The first word that a stretch beginning at this node covers. */
  public int firstWord(int node) {
    return node <= words.count ? node : owners[2 * (node - words.count - 1)];
  }

  /** One past the last word that a stretch ending at this node covers. */
  public int endWord(int node) {
    return node <= words.count ? node : owners[2 * (node - words.count - 1) + 1];
  }

  /**
   * True when all that a stretch between two nodes rests on is one short word that had to be read
   * as misspelt: as likely the name of something.
   */
  public boolean isOneDoubtfulWord(int from, int to, int views) {
    int word = firstWord(from);
    return (views & View.MISSPELT.bit()) != 0
        && endWord(to) == word + 1
        && words.letterTo(word) - words.letterFrom(word) < Misspellings.TELLING - 1;
  }

  /** Where words {@code [from, to)} stand in the original text. */
  public Span span(int from, int to) {
    return new Span(text.start(words.textFrom(from)), text.end(words.textTo(to - 1) - 1));
  }

  /** Each word that is read in another way, for people: "kms" as "kill myself" (text-speak). */
  public List<OtherWord> otherWords(Vocabulary vocabulary) {
    List<OtherWord> result = new ArrayList<>();
    for (int node = 0; node < words.count; node++) {
      for (int edge = firstEdge(node); edge >= 0; edge = nextEdge(edge)) {
        result.add(otherWord(vocabulary, node, edge));
      }
    }
    return result;
  }

  private OtherWord otherWord(Vocabulary vocabulary, int node, int edge) {
    StringBuilder readAs = new StringBuilder(vocabulary.word(edgeId(edge)));
    int views = edgeViews(edge);
    int to = edgeTo(edge);
    while (to > words.count) {
      int next = firstEdge(to);
      readAs.append(' ').append(vocabulary.word(edgeId(next)));
      to = edgeTo(next);
    }
    Span span = span(node, to);
    return new OtherWord(
        original.substring(span.start(), span.end()), readAs.toString(), View.of(views));
  }

  /**
   * A word and what else it may stand for.
   *
   * @param written as it stands in the text
   * @param readAs the word or words it is read as
   */
  public record OtherWord(String written, String readAs, List<View> views) {}

  void markKnown() {
    known = true;
  }

  /** Adds another reading of words {@code [from, to)} as one word. */
  void add(int from, int to, int id, int views) {
    known = true;
    addEdge(from, to, id, views);
  }

  /** Adds another reading of words {@code [from, to)}: one word or several. */
  void add(int from, int to, int[] meaning, int views) {
    known = true;
    int node = from;
    for (int i = 0; i < meaning.length; i++) {
      int next = i == meaning.length - 1 ? to : newNode(from, to);
      addEdge(node, next, meaning[i], views);
      node = next;
    }
  }

  private int newNode(int from, int to) {
    int at = 2 * (nodes - words.count - 1);
    if (at == owners.length) {
      owners = Arrays.copyOf(owners, Math.max(ROOM, at * 2));
    }
    owners[at] = from;
    owners[at + 1] = to;
    return nodes++;
  }

  private void addEdge(int from, int to, int id, int views) {
    int at = edgeCount * OF_EDGE;
    if (at == edges.length) {
      edges = Arrays.copyOf(edges, Math.max(2 * OF_EDGE, at * 2));
    }
    if (from >= firstEdge.length) {
      int old = firstEdge.length;
      firstEdge = Arrays.copyOf(firstEdge, Math.max(nodes + 8, from * 2));
      Arrays.fill(firstEdge, old, firstEdge.length, -1);
    }
    edges[at + NEXT] = firstEdge[from];
    edges[at + TO] = to;
    edges[at + ID] = id;
    edges[at + VIEWS] = views;
    firstEdge[from] = edgeCount++;
  }
}
