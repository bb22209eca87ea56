package org.handbell.classifier.list.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.classifier.list.ListReader;

/** A list's file, or the files of its folder. */
final class ListFiles {

  /** A folder in a folder is as deep as published lists go. */
  private static final int DEEPEST = 3;

  private final Path path;

  ListFiles(Path path) {
    this.path = path;
  }

  /** Tells whether anything has changed. */
  String stamp() throws IOException {
    long size = 0;
    for (Path file : files()) {
      size += Files.size(file);
    }
    return files().size() + " " + size + " " + changed().toEpochMilli();
  }

  /** When anything last changed. */
  Instant changed() throws IOException {
    Instant newest = Instant.EPOCH;
    for (Path file : files()) {
      Instant changed = Files.getLastModifiedTime(file).toInstant();
      newest = changed.isAfter(newest) ? changed : newest;
    }
    return newest;
  }

  void read(long limit, ListReader reader, MessageDigest digest) throws IOException {
    for (Path file : files()) {
      boolean alone = file.equals(path);
      String name = alone ? String.valueOf(path.getFileName()) : name(file);
      if (!alone) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
      }
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        Unpacking.read(name, in, limit, reader);
      }
    }
  }

  /** The name of the folder counts: it is the category's. */
  private String name(Path file) {
    Path from = path.toAbsolutePath().getParent();
    return (from == null ? file : from.relativize(file.toAbsolutePath()))
        .toString()
        .replace('\\', '/');
  }

  /** Links are other names of folders that are read anyway. */
  private List<Path> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.find(path, DEEPEST, (file, is) -> isText(file, is))) {
      return all.sorted(Comparator.comparing(ListFiles::usageFirst)).toList();
    }
  }

  private static boolean isText(Path file, BasicFileAttributes is) {
    String name = String.valueOf(file.getFileName());
    return is.isRegularFile()
        && (name.equals("domains") || name.equals("urls") || name.equals("usage"));
  }

  private static String usageFirst(Path file) {
    boolean usage = String.valueOf(file.getFileName()).equals("usage");
    return file.getParent() + "/" + (usage ? "0" : "1") + file.getFileName();
  }
}
