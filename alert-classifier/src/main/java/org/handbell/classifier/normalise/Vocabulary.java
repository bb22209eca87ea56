package org.handbell.classifier.normalise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words that any rule knows, each with a number, and what text-speak stands for. A word of a
 * text is hashed once and looked up here; one that is not found can take part in no rule except as
 * a filler.
 */
public final class Vocabulary {

  /** The number of every word that no rule knows. */
  public static final int UNKNOWN = 0;

  private final String[] words;
  private final int[][] expansions;
  private final int[] table;

  private Vocabulary(String[] words, int[][] expansions) {
    this.words = words;
    this.expansions = expansions;
    this.table = new int[Integer.highestOneBit(Math.max(8, words.length)) * 4];
    for (int id = 1; id < words.length; id++) {
      char[] word = words[id].toCharArray();
      int slot = hash(word, 0, word.length) & (table.length - 1);
      while (table[slot] != UNKNOWN) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = id;
    }
  }

  /** The number of the word in {@code chars[from, to)}, or {@link #UNKNOWN}. */
  int id(char[] chars, int from, int to) {
    int slot = hash(chars, from, to) & (table.length - 1);
    for (int id = table[slot]; id != UNKNOWN; id = table[slot]) {
      if (same(words[id], chars, from, to)) {
        return id;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return UNKNOWN;
  }

  /** What a word of text-speak stands for, as numbers of words; absent for any other word. */
  int @Nullable [] expansion(int id) {
    int[] expansion = expansions[id];
    return expansion.length == 0 ? null : expansion;
  }

  /** The word of that number. */
  public String word(int id) {
    return words[id];
  }

  /** How common the word is in ordinary English, next to others; 0 when no dictionary has it. */
  public int commonness(int id) {
    char[] word = words[id].toCharArray();
    return OrdinaryWords.english().commonness(word, 0, word.length);
  }

  /** One more than the highest number of a word. */
  public int size() {
    return words.length;
  }

  private static boolean same(String word, char[] chars, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(char[] chars, int from, int to) {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ chars[i]) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }

  /** Collects words while a lexicon is read. */
  public static final class Builder {

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> words = new ArrayList<>(List.of(""));
    private final Map<Integer, int[]> expansions = new HashMap<>();

    /** The number of a word that is already normalised, new or not. */
    public int add(String word) {
      return ids.computeIfAbsent(
          word,
          w -> {
            words.add(w);
            return words.size() - 1;
          });
    }

    /** Says what a word of text-speak stands for. */
    public void addTextSpeak(String word, List<String> meaning) {
      expansions.put(add(word), meaning.stream().mapToInt(this::add).toArray());
    }

    public Vocabulary build() {
      int[][] byId = new int[words.size()][];
      for (int id = 0; id < byId.length; id++) {
        byId[id] = expansions.getOrDefault(id, new int[0]);
      }
      return new Vocabulary(words.toArray(String[]::new), byId);
    }
  }
}
