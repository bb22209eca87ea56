package org.handbell.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line as it came. Every event carries its own, and hardly anybody asks for it: so it stays what
 * it is until somebody does. Two are equal where their texts are; nothing of it is ever logged.
 */
public final class Original {

  private final byte @Nullable [] line;
  private final @Nullable Supplier<String> text;

  private Original(byte @Nullable [] line, @Nullable Supplier<String> text) {
    this.line = line;
    this.text = text;
  }

  /** A line's bytes, which nobody may change from now on; what is no UTF-8 becomes U+FFFD. */
  public static Original of(byte[] line) {
    return new Original(line, null);
  }

  public static Original of(String text) {
    return later(() -> text);
  }

  /** A line that is read when it is asked for. */
  public static Original later(Supplier<String> text) {
    return new Original(null, text);
  }

  public String text() {
    return text == null ? new String(Objects.requireNonNull(line), UTF_8) : text.get();
  }

  /** The line's bytes where they are at hand, which may be no text; nobody may change them. */
  public byte @Nullable [] bytes() {
    return line;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Original original && original.text().equals(text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return "a line as it came";
  }
}
