package org.handbell.recent;

import org.jspecify.annotations.Nullable;

/** Texts that stand in line after line, as categories, accounts, programs and methods do. */
public final class RecentTexts {

  private static final int PLACES_BITS = 13;
  private static final int LONGEST = 160;

  private final Decoder decoder;
  private final RecentParts<String> recent = new RecentParts<>(PLACES_BITS, LONGEST);

  /** What makes a text of bytes: always the same of the same. */
  @FunctionalInterface
  public interface Decoder {
    String text(byte[] line, int from, int to);
  }

  public RecentTexts(Decoder decoder) {
    this.decoder = decoder;
  }

  /** The text that stands there. */
  public String text(byte[] line, int from, int to) {
    if (to - from > LONGEST) {
      return decoder.text(line, from, to);
    }
    long hash = RecentParts.hash(line, from, to);
    @Nullable String known = recent.find(hash, line, from, to);
    if (known != null) {
      return known;
    }
    String text = decoder.text(line, from, to);
    recent.take(hash, line, from, to, text);
    return text;
  }
}
