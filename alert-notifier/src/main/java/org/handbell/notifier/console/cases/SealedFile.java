package org.handbell.notifier.console.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.JsonSerde;

/** Locked lines as a file that two of their keyholders can open, and nobody else. */
public final class SealedFile {

  private SealedFile() {}

  /**
   * What the file holds.
   *
   * @param about what it is, for whoever finds it
   */
  public record Content(String about, String number, Instant handedOut, List<SealedLine> lines) {}

  static byte[] of(String number, List<SealedLine> lines, Instant now) {
    Content content =
        new Content(
            "Log lines of an illegal match, locked. Two keyholders open them with their keys:"
                + " ./handbell sealed open --file THIS --person A --person B --from KEYS"
                + " --reason WHY -o FILE",
            number,
            now,
            List.copyOf(lines));
    return Objects.requireNonNull(JsonSerde.of(Content.class).serialize("", content));
  }

  /**
   * Reads such a file.
   *
   * @throws org.apache.kafka.common.errors.SerializationException when it is none
   */
  public static Content read(byte[] file) {
    return Objects.requireNonNull(JsonSerde.of(Content.class).deserialize("", file));
  }
}
