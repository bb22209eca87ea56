package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.handbell.notifier.register.FilterTest.FileFacts;

/** A file that somebody handed in: small, and of a kind that its own first bytes show. */
public final class Attachment {

  /** The largest that is kept. */
  public static final int MOST_BYTES = 2 * 1024 * 1024;

  private final FileFacts facts;
  private final byte[] content;

  private Attachment(FileFacts facts, byte[] content) {
    this.facts = facts;
    this.content = content;
  }

  /** What came of handing it in. */
  public sealed interface Taken {}

  /** It may be kept. */
  public record Fit(Attachment attachment) implements Taken {}

  /** It may not, and why. */
  public record Unfit(String reason) implements Taken {}

  private enum Kind {
    PDF("pdf", "application/pdf", "%PDF-"),
    PNG("png", "image/png", "\u0089PNG\r\n\u001A\n"),
    JPEG("jpg", "image/jpeg", "\u00FF\u00D8\u00FF");

    private final String extension;
    private final String type;
    private final String start;

    Kind(String extension, String type, String start) {
      this.extension = extension;
      this.type = type;
      this.start = start;
    }

    static Optional<Kind> of(byte[] content) {
      String begins = new String(content, 0, Math.min(8, content.length), ISO_8859_1);
      return Stream.of(values()).filter(kind -> begins.startsWith(kind.start)).findFirst();
    }
  }

  /** Looks at it. The name that a browser gives is not taken over. */
  public static Taken of(byte[] content) {
    if (content.length > MOST_BYTES) {
      return new Unfit("a file takes at most 2 MiB");
    }
    return Kind.of(content)
        .<Taken>map(kind -> new Fit(fit(kind, content)))
        .orElseGet(() -> new Unfit("only PDF, PNG and JPEG files are kept"));
  }

  private static Attachment fit(Kind kind, byte[] content) {
    return new Attachment(
        new FileFacts("certificate." + kind.extension, kind.type, content.length, sha256(content)),
        content.clone());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  FileFacts facts() {
    return facts;
  }

  byte[] content() {
    return content.clone();
  }
}
