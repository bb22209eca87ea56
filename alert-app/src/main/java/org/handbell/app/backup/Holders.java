package org.handbell.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who works on a data folder: the processes that hold its locks, as the kernel names them. */
final class Holders {

  private static final Path LOCKS = Path.of("/proc/locks");
  private static final int OF_PID = 4;
  private static final int OF_FILE = 5;

  private Holders() {}

  /**
   * The ids of the processes.
   *
   * @throws BackupException when somebody holds a lock who cannot be seen from here
   */
  static Set<Long> of(Path data) throws IOException, BackupException {
    Set<Long> found = new TreeSet<>();
    for (Path lock : locks(data)) {
      if (isHeld(lock)) {
        Set<Long> holders = holders(lock);
        if (holders.isEmpty()) {
          throw new BackupException(
              "Handbell runs on %s where this command cannot see it: run the command on the same"
                      .formatted(data)
                  + " machine, in the same container, and as the same account or root; or stop"
                  + " Handbell first");
        }
        found.addAll(holders);
      }
    }
    return found;
  }

  private static List<Path> locks(Path data) throws IOException {
    List<Path> locks = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(data, "*.lock")) {
      all.forEach(locks::add);
    }
    return locks;
  }

  private static boolean isHeld(Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock ours = channel.tryLock()) {
      return ours == null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return true;
    }
  }

  private static Set<Long> holders(Path lock) throws IOException {
    Set<Long> holders = new TreeSet<>();
    if (!Files.isReadable(LOCKS)) {
      return holders;
    }
    String inode = ":" + Files.getAttribute(lock, "unix:ino");
    for (String line : Files.readAllLines(LOCKS)) {
      String[] words = line.trim().split("\\s+", -1);
      if (words.length > OF_FILE && words[OF_FILE].endsWith(inode)) {
        long pid = Long.parseLong(words[OF_PID]);
        if (pid > 0 && hasOpen(pid, lock)) {
          holders.add(pid);
        }
      }
    }
    return holders;
  }

  /** Another file system may know another file by that number. */
  private static boolean hasOpen(long pid, Path lock) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path each : open) {
        if (isSame(each, lock)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) { // it ended, or is somebody else's
      return false;
    }
  }

  private static boolean isSame(Path open, Path lock) {
    try {
      return Files.isSameFile(open, lock);
    } catch (IOException e) {
      return false;
    }
  }
}
