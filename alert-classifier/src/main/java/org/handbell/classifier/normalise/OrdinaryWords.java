package org.handbell.classifier.normalise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import morfologik.fsa.FSA;

/**
 * The words of ordinary English, British and American spelling and many names among them: what is
 * one of these is nobody's slip of the keyboard. Held as 32-bit fingerprints in 2 MB, not as text,
 * each with how common it is; of words that are in no dictionary about one in ten million passes
 * for one.
 */
final class OrdinaryWords {

  private static final String FOLDER = "/org/languagetool/resource/en/hunspell/";

  /** File and the sign after which a dictionary says how common a word is. */
  private static final List<Source> SOURCES =
      List.of(new Source("en_GB.dict", '_'), new Source("en_US.dict", '+'));

  private record Source(String file, char separator) {}

  private static final OrdinaryWords ENGLISH = new OrdinaryWords();

  private static final int LONGEST = 64;

  /** The sign of the rarest words; 'Z' is that of the commonest. */
  private static final int RAREST = 'A';

  private final int[] fingerprints = new int[1 << 19];

  /** From 0, each step about twice as common as the one before. */
  private final byte[] commonness = new byte[fingerprints.length];

  private OrdinaryWords() {
    char[] buffer = new char[LONGEST];
    for (Source source : SOURCES) {
      try (InputStream in = OrdinaryWords.class.getResourceAsStream(FOLDER + source.file())) {
        FSA words = FSA.read(Objects.requireNonNull(in, source.file()));
        for (ByteBuffer word : words) {
          add(word, source.separator(), buffer);
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
    return fingerprints[find(hash(letters, from, to))] != 0;
  }

  /** How common such a word is, next to others; 0 for what is none. */
  int commonness(char[] letters, int from, int to) {
    int slot = find(hash(letters, from, to));
    return fingerprints[slot] == 0 ? 0 : 1 << commonness[slot];
  }

  /** Where a word stands, or the empty place where it would. */
  private int find(long hash) {
    int fingerprint = fingerprint(hash);
    int slot = slot(hash);
    while (fingerprints[slot] != 0 && fingerprints[slot] != fingerprint) {
      slot = (slot + 1) & (fingerprints.length - 1);
    }
    return slot;
  }

  /** Adds an entry's word as {@link Words} would have it: small letters, no apostrophes. */
  private void add(ByteBuffer entry, char separator, char[] buffer) {
    int length = 0;
    byte common = 0;
    for (int i = entry.position(); i < entry.limit() && length < LONGEST; i++) {
      byte b = entry.get(i);
      if (b == separator) {
        common = (byte) (i + 1 < entry.limit() ? entry.get(i + 1) - RAREST : 0);
        break;
      }
      if (b < 0) {
        return; // letters with marks: no rule's word is taken for one, nor a slip of one
      }
      if (b != '\'') {
        buffer[length++] = (char) (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
      }
    }
    long hash = hash(buffer, 0, length);
    int slot = find(hash);
    fingerprints[slot] = fingerprint(hash);
    commonness[slot] = (byte) Math.max(commonness[slot], common);
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
