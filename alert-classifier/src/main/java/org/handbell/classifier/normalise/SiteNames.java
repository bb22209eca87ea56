package org.handbell.classifier.normalise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads the words that are run together in a site's own name: {@code onlinecasino}. Either words
 * cover the name without rest, or a word too long or too odd to stand there by chance opens or
 * closes it beside a rest that is nobody's word, mostly a brand. The longest word is taken, so that
 * {@code updating} hides no dating site.
 */
final class SiteNames {

  private static final String FILE = "/site-words.txt";
  private static final int SHORTEST = 3;
  private static final int LONGEST = 63;
  private static final int NEVER_BY_CHANCE = 5;

  /** Below a country's letters, or above a person's own pages: no part of a site's own name. */
  private static final Set<String> SECOND_LEVEL =
      Set.of(
          "co",
          "com",
          "org",
          "net",
          "ac",
          "edu",
          "gov",
          "sch",
          "nhs",
          "police",
          "ltd",
          "plc",
          "me",
          "go",
          "ne",
          "or",
          "gob",
          "nom",
          "info",
          "web",
          "blogspot",
          "wordpress",
          "tumblr",
          "weebly",
          "wixsite",
          "github",
          "gitlab",
          "netlify",
          "vercel",
          "herokuapp",
          "pages",
          "workers",
          "firebaseapp",
          "glitch",
          "repl",
          "replit",
          "onrender",
          "neocities");

  private final Vocabulary vocabulary;
  private final Vocabulary ordinary;

  SiteNames(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.ordinary = ordinaryWords();
  }

  /** Where a host's own name ends: before the top-level domain and what stands for it. */
  static int end(MappedText host) {
    int end = dotBefore(host, host.length);
    if (end <= 0) {
      return host.length;
    }
    int dot = dotBefore(host, end);
    boolean isSuffix =
        dot > 0 && SECOND_LEVEL.contains(new String(host.chars, dot + 1, end - dot - 1));
    return isSuffix ? dot : end;
  }

  /** Where the name that ends there begins: what stands before it names machines, not the site. */
  static int start(MappedText host, int end) {
    return dotBefore(host, end) + 1;
  }

  private static int dotBefore(MappedText host, int end) {
    int at = end - 1;
    while (at >= 0 && host.chars[at] != '.') {
      at--;
    }
    return at;
  }

  /** Adds what a word of the name hides, when it is no known word itself. */
  void add(Reading reading, Words words, int index) {
    int to = words.letterTo(index);
    int at = words.letterFrom(index);
    if (to - at > LONGEST) {
      return;
    }
    while (at < to) {
      int end = at;
      while (end < to && Character.isLetter(words.letters[end])) {
        end++;
      }
      if (end - at >= SHORTEST) {
        int[] meaning = meaning(words.letters, at, end);
        if (meaning.length > 0) {
          reading.add(index, index + 1, meaning, View.GLUED.bit());
        }
      }
      at = end + 1;
    }
  }

  private int[] meaning(char[] row, int from, int to) {
    int[] cuts =
        Segmenter.divide(row, from, to, (r, f, t) -> isWord(r, f, t) ? 1 : Segmenter.NEVER);
    if (cuts.length > 0) {
      return known(row, from, cuts);
    }
    int first = longestAtStart(row, from, to);
    int last = longestAtEnd(row, from, to);
    return IntStream.of(first, last).filter(id -> id != Vocabulary.UNKNOWN).distinct().toArray();
  }

  private int[] known(char[] row, int from, int[] cuts) {
    int[] ids = new int[cuts.length - 1];
    int count = 0;
    for (int i = 0; i + 1 < cuts.length; i++) {
      int id = vocabulary.id(row, from + cuts[i], from + cuts[i + 1]);
      if (id != Vocabulary.UNKNOWN) {
        ids[count++] = id;
      }
    }
    return Arrays.copyOf(ids, count);
  }

  private int longestAtStart(char[] row, int from, int to) {
    for (int end = Math.min(to, from + Segmenter.LONGEST_WORD); end - from >= SHORTEST; end--) {
      if (isWord(row, from, end)) {
        return isTelling(row, from, end) ? vocabulary.id(row, from, end) : Vocabulary.UNKNOWN;
      }
    }
    return Vocabulary.UNKNOWN;
  }

  private int longestAtEnd(char[] row, int from, int to) {
    for (int at = Math.max(from, to - Segmenter.LONGEST_WORD); to - at >= SHORTEST; at++) {
      if (isWord(row, at, to)) {
        return isTelling(row, at, to) ? vocabulary.id(row, at, to) : Vocabulary.UNKNOWN;
      }
    }
    return Vocabulary.UNKNOWN;
  }

  /** Two letters are a word only where we say so: rules know too many of them. */
  private boolean isWord(char[] row, int from, int to) {
    return (to - from >= SHORTEST && vocabulary.id(row, from, to) != Vocabulary.UNKNOWN)
        || ordinary.id(row, from, to) != Vocabulary.UNKNOWN;
  }

  /** Long enough, or without a vowel as in {@code vpn}: no ordinary word holds it by chance. */
  private boolean isTelling(char[] row, int from, int to) {
    if (to - from >= NEVER_BY_CHANCE) {
      return ordinary.id(row, from, to) == Vocabulary.UNKNOWN;
    }
    for (int i = from; i < to; i++) {
      if ("aeiouy".indexOf(row[i]) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static Vocabulary ordinaryWords() {
    Vocabulary.Builder words = new Vocabulary.Builder();
    try (InputStream file = SiteNames.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          Words.of(line).forEach(words::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return words.build();
  }
}
