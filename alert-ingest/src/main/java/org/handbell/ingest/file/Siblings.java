package org.handbell.ingest.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The older files beside a log: {@code x.log.1}, {@code x.log-20261120}, {@code x.log.2.gz}. */
final class Siblings {

  private static final int MOST = 100;
  private static final Pattern SUFFIX = Pattern.compile("[._-](?=.*[0-9]|old|bak)[0-9A-Za-z._-]+");
  private static final Pattern INFIX = Pattern.compile("[._-][0-9][0-9T:._-]*");

  private record Found(Path path, FileTime modified) {}

  /** What was written last comes last; the plain file before its compressed copy. */
  private static final Comparator<Found> IN_ORDER =
      Comparator.comparing(Found::modified)
          .thenComparing(found -> found.path().toString().endsWith(".gz"))
          .thenComparing(found -> found.path().toString(), Comparator.reverseOrder());

  private Siblings() {}

  /** The newest hundred at most, oldest first. */
  static List<Path> of(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    List<Found> found = new ArrayList<>();
    Path folder = path.resolveSibling("").toAbsolutePath();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(folder, one -> isRotated(name, one.getFileName().toString()))) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry)) {
          found.add(new Found(entry, Files.getLastModifiedTime(entry)));
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    found.sort(IN_ORDER);
    return found.subList(Math.max(0, found.size() - MOST), found.size()).stream()
        .map(Found::path)
        .toList();
  }

  static boolean isRotated(String name, String candidate) {
    String plain =
        candidate.endsWith(".gz") ? candidate.substring(0, candidate.length() - 3) : candidate;
    if (plain.equals(name)) {
      return !candidate.equals(name);
    }
    if (plain.startsWith(name)) {
      return SUFFIX.matcher(plain.substring(name.length())).matches();
    }
    int dot = name.lastIndexOf('.');
    return dot > 0
        && plain.length() > name.length()
        && plain.startsWith(name.substring(0, dot))
        && plain.endsWith(name.substring(dot))
        && INFIX.matcher(plain.substring(dot, plain.length() - (name.length() - dot))).matches();
  }
}
