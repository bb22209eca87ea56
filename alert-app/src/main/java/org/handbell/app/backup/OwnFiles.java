package org.handbell.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Files that nobody but their owner may read. */
final class OwnFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnFiles() {}

  /** Opens a file that must not be there yet. */
  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        permissions("rw-------"));
  }

  /** The folder that a file is in, or would be. */
  static Path folderOf(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    return folder == null ? whole : folder;
  }

  static void createFolder(Path folder) throws IOException {
    var unused = Files.createDirectories(folder, permissions("rwx------"));
  }

  /** What an administrator makes for an account becomes that account's own. */
  static void giveAll(Path folder, UserPrincipal owner) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        if (!Files.getOwner(each).equals(owner)) {
          Files.setOwner(each, owner);
        }
      }
    }
  }

  /** What the group of a folder may read there, it may read of this file. */
  static void lend(Path file, Path folder) throws IOException {
    if (POSIX) {
      PosixFileAttributes about = Files.readAttributes(folder, PosixFileAttributes.class);
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (!view.readAttributes().group().equals(about.group())) {
        view.setGroup(about.group());
        view.setPermissions(PosixFilePermissions.fromString("rw-r-----"));
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(OwnFiles::deleteOne);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileAttribute<?>[] permissions(String text) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
