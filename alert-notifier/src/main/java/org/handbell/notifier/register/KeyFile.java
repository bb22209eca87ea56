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
import java.util.List;
import java.util.Set;

/** A secret of this installation in a file that only its owner can read. */
final class KeyFile {

  private static final String AUDIT = "audit.key";
  private static final String LINKS = "links.key";
  private static final String ACCOUNTS = "accounts.key";
  private static final String NOTES = "notes.key";
  private static final List<String> ALL = List.of(AUDIT, LINKS, ACCOUNTS, NOTES);
  private static final int BYTES = 32;

  private final Path file;
  private final String purpose;

  /** The key of the audit chain in that folder. */
  static KeyFile ofAudit(Path folder) {
    return new KeyFile(folder.resolve(AUDIT), "that the audit chain is sealed with");
  }

  /** The key of the links in mails in that folder. */
  static KeyFile ofLinks(Path folder) {
    return new KeyFile(folder.resolve(LINKS), "of the links in mails");
  }

  /** The key that authenticators' secrets are made with, in that folder. */
  static KeyFile ofAccounts(Path folder) {
    return new KeyFile(folder.resolve(ACCOUNTS), "of the accounts' authenticators");
  }

  /** The key that what people write is locked with, in that folder. */
  static KeyFile ofNotes(Path folder) {
    return new KeyFile(folder.resolve(NOTES), "that the notes are locked with");
  }

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

  /** Where a register moves, its keys go too; one that is there already stays. */
  static void copy(Path from, Path to) {
    for (String name : ALL) {
      KeyFile copy = new KeyFile(to.resolve(name), "");
      try {
        if (Files.exists(from.resolve(name)) && Files.notExists(copy.file)) {
          copy.write(Files.readAllBytes(from.resolve(name)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot copy " + from.resolve(name) + " to " + to, e);
      }
    }
  }

  private void create() throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    write(key);
  }

  private void write(byte[] key) throws IOException {
    var unused = Files.createDirectories(file.toAbsolutePath().getParent());
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
