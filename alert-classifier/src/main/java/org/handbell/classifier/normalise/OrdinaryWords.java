package org.handbell.classifier.normalise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import morfologik.fsa.FSA;

/**
 * The words of ordinary English, British and American spelling and many names among them: what is
 * one of these is nobody's slip of the keyboard. Held as 32-bit fingerprints in 2 MB, not as text;
 * of words that are in no dictionary about one in ten million passes for one.
 */
final class OrdinaryWords {

  private static final String FOLDER = "/org/languagetool/resource/en/hunspell/";

  /** File and the sign after which a dictionary says how common a word is. */
  private static final List<Source> SOURCES =
      List.of(new Source("en_GB.dict", '_'), new Source("en_US.dict", '+'));

  private record Source(String file, char separator) {}

  private static final OrdinaryWords ENGLISH = new OrdinaryWords();

  private final int[] fingerprints = new int[1 << 19];

  private OrdinaryWords() {
    for (Source source : SOURCES) {
      try (InputStream in = OrdinaryWords.class.getResourceAsStream(FOLDER + source.file())) {
        FSA words = FSA.read(Objects.requireNonNull(in, source.file()));
        for (ByteBuffer word : words) {
          add(letters(word, source.separator()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + source.file(), e);
      }
    }
  }

  static OrdinaryWords english() {
    return ENGLISH;
  }

  /** Whether letters {@code [from, to)}, small and without apostrophes, are such a word. */
  boolean contains(char[] letters, int from, int to) {
    long hash = hash(letters, from, to);
    int fingerprint = fingerprint(hash);
    int slot = slot(hash);
    while (fingerprints[slot] != 0) {
      if (fingerprints[slot] == fingerprint) {
        return true;
      }
      slot = (slot + 1) & (fingerprints.length - 1);
    }
    return false;
  }

  private void add(char[] word) {
    if (!contains(word, 0, word.length)) {
      long hash = hash(word, 0, word.length);
      int slot = slot(hash);
      while (fingerprints[slot] != 0) {
        slot = (slot + 1) & (fingerprints.length - 1);
      }
      fingerprints[slot] = fingerprint(hash);
    }
  }

  /** As {@link Words} would have it. */
  private static char[] letters(ByteBuffer entry, char separator) {
    String text = StandardCharsets.UTF_8.decode(entry).toString();
    int end = text.lastIndexOf(separator);
    String word = end < 0 ? text : text.substring(0, end);
    return word.replace("'", "").toLowerCase(Locale.ROOT).toCharArray();
  }

  private int slot(long hash) {
    return (int) hash & (fingerprints.length - 1);
  }

  private static int fingerprint(long hash) {
    int high = (int) (hash >>> 32);
    return high == 0 ? 1 : high;
  }

  private static long hash(char[] letters, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ letters[i]) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 29);
  }
}
