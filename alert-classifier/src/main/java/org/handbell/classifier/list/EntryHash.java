package org.handbell.classifier.list;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What an entry of a list is held as: a 64-bit hash under a key that is the installation's own, of
 * what the entry covers and its canonical text. Nobody without the key can tell what is listed.
 */
public final class EntryHash {

  /** What an entry covers. */
  public enum Kind {
    /** A host and every host below it. */
    DOMAIN(0),
    /** A host alone. */
    HOST(0x9e3779b97f4a7c15L),
    /** An address and everything below its path. */
    ADDRESS(0xc2b2ae3d27d4eb4fL),
    /** The same path on a host and every host below it. */
    ANYWHERE(0x165667b19e3779f9L),
    /** An address and what is below its path, of which the list gives the SHA-256 alone. */
    DIGEST(0x27d4eb2f165667c5L);

    private final long mark;

    Kind(long mark) {
      this.mark = mark;
    }

    /** What stands for the kind in a set of kinds. */
    int bit() {
      return 1 << ordinalOnDisk();
    }

    private int ordinalOnDisk() {
      return switch (this) {
        case DOMAIN -> 0;
        case HOST -> 1;
        case ADDRESS -> 2;
        case ANYWHERE -> 3;
        case DIGEST -> 4;
      };
    }
  }

  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(EntryHash::sha256);

  private final SipHash hash;

  /** With the installation's seal key. */
  public EntryHash(byte[] sealKey) {
    this.hash = new AddressHash(sealKey).sieve();
  }

  /** The hash of {@code text[from, to)} as an entry of that kind; never 0. */
  long of(Kind kind, String text, int from, int to) {
    long value = hash.of(text, from, to) ^ kind.mark;
    return value == 0 ? 1 : value;
  }

  long of(Kind kind, String text) {
    return of(kind, text, 0, text.length());
  }

  /** The hash of an address that a list may hold as its SHA-256. */
  long ofDigestOf(String text, int from, int to) {
    byte[] digest =
        SHA256.get().digest(text.substring(from, to).getBytes(StandardCharsets.US_ASCII));
    return of(Kind.DIGEST, HexFormat.of().formatHex(digest));
  }

  /** Tells keys apart: what is hashed with one means nothing under another. */
  public long keyMark() {
    return hash.of("", 0, 0);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
