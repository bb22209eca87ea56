package org.handbell.app.backup;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which files of a data folder belong into a backup: all that cannot be made anew from others. */
final class Belonging {

  /** The folder in which a backup is made ready. */
  static final String WORK = ".backup";

  private static final Set<String> FOLDERS = Set.of("streams", WORK);
  private static final Set<String> NAMES =
      Set.of("LOCK", "LOG", ".lock", ".kafka_cleanshutdown", "kafka.address", "seal.key");
  private static final List<String> ENDS =
      List.of(".lock", ".cleaned", ".deleted", ".tmp", ".part");

  private Belonging() {}

  /**
   * Sorts out.
   *
   * @param files relative to the data folder
   * @param elsewhere the register's files and its keys, which are copied in another way
   */
  static List<Path> of(Collection<Path> files, Set<Path> elsewhere) {
    Map<Path, String> newest = newest(files);
    return files.stream()
        .filter(file -> !elsewhere.contains(file))
        .filter(file -> !FOLDERS.contains(file.getName(0).toString()))
        .filter(file -> isKept(file.getFileName().toString()))
        .filter(file -> !isOpenIndex(file, newest))
        .toList();
  }

  private static boolean isKept(String name) {
    return !NAMES.contains(name)
        && !name.startsWith("LOG.old")
        && ENDS.stream().noneMatch(name::endsWith);
  }

  /**
   * The index of the segment that the broker still writes is changed in place, and is large and
   * empty; the broker makes it anew.
   */
  private static boolean isOpenIndex(Path file, Map<Path, String> newest) {
    String name = file.getFileName().toString();
    return (name.endsWith(".index") || name.endsWith(".timeindex"))
        && stem(name).compareTo(newest.getOrDefault(folder(file), "")) >= 0;
  }

  /** By folder: the broker's newest segment in it. */
  private static Map<Path, String> newest(Collection<Path> files) {
    Map<Path, String> newest = new HashMap<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".log")) {
        newest.merge(folder(file), stem(name), (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
    return newest;
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of("") : folder;
  }

  private static String stem(String name) {
    return name.substring(0, name.indexOf('.'));
  }
}
