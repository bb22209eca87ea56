package org.handbell.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the embedded broker of a running Handbell answers, for commands beside it: a file. */
final class BrokerAddress implements AutoCloseable {

  private final Path file;

  private BrokerAddress(Path file) {
    this.file = file;
  }

  /**
   * Writes the address down until closed.
   *
   * @throws CannotRun when the data directory cannot be written
   */
  static BrokerAddress write(Path data, String bootstrap) throws CannotRun {
    Path file = file(data);
    try {
      Files.writeString(file, bootstrap);
      return new BrokerAddress(file);
    } catch (IOException e) {
      throw new CannotRun("cannot write " + file, e);
    }
  }

  /** The address that a running Handbell wrote, or one that was killed. */
  static Optional<String> read(Path data) {
    try {
      return Optional.of(Files.readString(file(data)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path file(Path data) {
    return data.resolve("kafka.address");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
