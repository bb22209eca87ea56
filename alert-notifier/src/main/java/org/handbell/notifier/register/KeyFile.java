package org.handbell.notifier.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** A secret of this installation in a file that only its owner can read. */
final class KeyFile {

  private static final int BYTES = 32;

  private final Path file;
  private final String purpose;

  /**
   * A key that need not be there yet.
   *
   * @param purpose a clause that says what is lost with it
   */
  KeyFile(Path file, String purpose) {
    this.file = file;
    this.purpose = purpose;
  }

  /**
   * Reads the key.
   *
   * @param create true where a missing one may be made anew
   */
  byte[] read(boolean create) {
    try {
      if (create && Files.notExists(file)) {
        create();
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != BYTES) {
        throw new IllegalStateException(
            file + " is not the key " + purpose + ": put back its backup");
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read " + file + ", the key " + purpose + ": put back its backup", e);
    }
  }

  private void create() throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly())) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
