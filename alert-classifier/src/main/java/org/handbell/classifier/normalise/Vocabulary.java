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

  /** The words' letters, one behind the other: to compare one touches two places in memory. */
  private final char[] letters;

  private final int[] begins;

  /** A word's hash and, below it, its number: what is no word is mostly told by the hash alone. */
  private final long[] table;

  private Vocabulary(String[] words, int[][] expansions) {
    this.words = words;
    this.expansions = expansions;
    this.letters = String.join("", words).toCharArray();
    this.begins = new int[words.length + 1];
    this.table = new long[Integer.highestOneBit(Math.max(8, words.length)) * 4];
    for (int id = 1; id < words.length; id++) {
      begins[id + 1] = begins[id] + words[id].length();
      put(hash(letters, begins[id], begins[id + 1]), id);
    }
  }

  private void put(int hash, int id) {
    int slot = hash & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = ((long) hash << 32) | id;
  }

  /** The number of the word in {@code chars[from, to)}, or {@link #UNKNOWN}. */
  int id(char[] chars, int from, int to) {
    int hash = hash(chars, from, to);
    int slot = hash & (table.length - 1);
    for (long entry = table[slot]; entry != 0; entry = table[slot]) {
      if ((int) (entry >>> 32) == hash && isSame((int) entry, chars, from, to)) {
        return (int) entry;
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

  private boolean isSame(int id, char[] chars, int from, int to) {
    int begin = begins[id];
    if (begins[id + 1] - begin != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (letters[begin + i - from] != chars[i]) {
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
