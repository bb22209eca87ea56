package org.handbell.classifier;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The installation's secret in the seals of illegal addresses. Made once, readable by its owner
 * alone; all instances of a cluster need the same one, or the same address gets several seals.
 */
public final class SealKey {

  private static final int BYTES = 32;

  private SealKey() {}

  /** The key in that file, which is made when it is not there yet. */
  public static byte[] at(Path file) throws IOException {
    if (Files.notExists(file)) {
      create(file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length < BYTES) {
      throw new IOException(
          file + ": a seal key has " + BYTES + " bytes; delete the file and a new one is made");
    }
    return key;
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "seal", ".new", owner());
    Files.write(fresh, key, StandardOpenOption.SYNC);
    try {
      Files.createLink(file, fresh); // unlike a move, fails when another process was faster
    } catch (FileAlreadyExistsException e) {
      // then theirs is the key
    } finally {
      Files.delete(fresh);
    }
  }

  private static FileAttribute<?>[] owner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.copyOf(PosixFilePermissions.fromString("rw-------")))
        }
        : new FileAttribute<?>[0];
  }
}
