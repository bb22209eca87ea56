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

/** The secret that only this installation seals its audit rows with, in a file of its own. */
final class AuditKey {

  private static final String NAME = "audit.key";
  private static final int BYTES = 32;

  private AuditKey() {}

  /**
   * Reads the key, or makes one where no row has been sealed yet.
   *
   * @param sealed true when rows exist that the key must fit
   */
  static byte[] in(Path folder, boolean sealed) {
    Path file = folder.resolve(NAME);
    try {
      if (Files.notExists(file) && !sealed) {
        var unused = Files.createDirectories(folder);
        create(file);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != BYTES) {
        throw new IllegalStateException(file + " is not an audit key: put back its backup");
      }
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read " + file + ", which the audit chain is sealed with: put back its backup", e);
    }
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /** Where a register moves, its key goes too. */
  static void copy(Path from, Path to) {
    try {
      if (isIn(from) && !isIn(to)) {
        var unused = Files.createDirectories(to);
        write(to.resolve(NAME), Files.readAllBytes(from.resolve(NAME)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from.resolve(NAME) + " to " + to, e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    write(file, key);
  }

  private static void write(Path file, byte[] key) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly(file))) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
