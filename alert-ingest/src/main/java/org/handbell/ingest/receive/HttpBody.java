package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A request's body, whole.
 *
 * @param key what the sender calls the request; empty where it gives it no name
 * @param bytes as they were sent
 */
@SuppressWarnings("ArrayRecordComponent") // the body itself
record HttpBody(
    Intake intake, Sender sender, Kind kind, boolean compressed, String key, byte[] bytes) {

  /** How lines are written in a body. */
  enum Kind {
    TEXT,
    JSON;

    static Optional<Kind> of(String contentType) {
      return switch (contentType) {
        case "text/plain", "application/x-ndjson", "application/jsonl" -> Optional.of(TEXT);
        case "application/json" -> Optional.of(JSON);
        default -> Optional.empty();
      };
    }
  }

  /** Who waits for the answer. */
  interface Answers {

    /** Every line is on disk. */
    void kept(int lines);

    void refused(HttpRefusal refusal);
  }

  /**
   * The same for the same body from the same source, so that one sent again because its answer was
   * lost becomes no second event; unless the sender says by its key that it is another.
   */
  String digest() {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      Consumer<String> add =
          text -> {
            hash.update(text.getBytes(UTF_8));
            hash.update((byte) 0);
          };
      add.accept(intake.id());
      add.accept(key);
      return HexFormat.of().formatHex(hash.digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
