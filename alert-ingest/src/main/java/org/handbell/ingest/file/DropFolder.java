package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder into which people drop exports: each is read once as a whole when it no longer grows,
 * and moved to {@code done} or {@code failed} where the folder may be written.
 */
final class DropFolder implements Reading {

  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
  private static final Duration STILL = Duration.ofSeconds(5);
  private static final int BLOCKS_AT_A_TIME = 16;
  private static final Set<String> ENDINGS = Set.of("csv", "log", "txt", "json", "jsonl");
  private static final Set<String> ARCHIVES = Set.of("gz", "zip");

  /** A file as it lay there when last looked at, and since when. */
  private record Waiting(String stamp, Instant since) {}

  /** The file that is being read. */
  private record Opened(Path path, String stamp, String digest, DroppedFile file) {}

  private final Path folder;
  private final DoneFiles done;
  private final SourceLines lines;
  private final FileMeters meters;
  private final Clock clock;
  private final Set<String> left = new HashSet<>();
  private Map<Path, Waiting> waiting = new HashMap<>();
  private @Nullable Opened opened;
  private boolean atEnd;

  DropFolder(Path folder, DoneFiles done, SourceLines lines, FileMeters meters, Clock clock) {
    this.folder = folder;
    this.done = done;
    this.lines = lines;
    this.meters = meters;
    this.clock = clock;
  }

  /** True for a file of lines, by its name. */
  static boolean isExport(String name) {
    return ENDINGS.contains(ending(name));
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean poll() throws IOException {
    if (opened == null) {
      Path next = nextStill(clock.instant());
      if (next == null) {
        return false;
      }
      open(next);
    }
    Opened now = opened;
    return now == null || readOn(now);
  }

  private @Nullable Path nextStill(Instant now) throws IOException {
    Map<Path, Waiting> found = new HashMap<>();
    Path next = null;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, DropFolder::isDropped)) {
      for (Path entry : entries) {
        String stamp = stamp(entry);
        Waiting before = waiting.get(entry);
        boolean same = before != null && before.stamp().equals(stamp);
        Waiting waits = same && before != null ? before : new Waiting(stamp, now);
        found.put(entry, waits);
        boolean still = !now.isBefore(waits.since().plus(STILL));
        boolean first = next == null || entry.compareTo(next) < 0;
        if (still && first && !left.contains(stamp) && !done.isLeft(stamp)) {
          next = entry;
        }
      }
    }
    waiting = found;
    return next;
  }

  private static boolean isDropped(Path entry) {
    String name = entry.getFileName().toString();
    return !name.startsWith(".")
        && (isExport(name) || ARCHIVES.contains(ending(name)))
        && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
  }

  /** Name, size and time: what tells that a file is the one that lay there before. */
  private static String stamp(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return now.size() + " " + now.lastModifiedTime().toMillis() + " " + file.getFileName();
  }

  private void open(Path path) throws IOException {
    String stamp = stamp(path);
    String digest = digest(path);
    if (done.holds(digest)) {
      meters.duplicates.increment();
      LOG.info(
          "source={}: {} was read before, nothing is taken from it again",
          lines.sourceId(),
          path.getFileName());
      put(path, stamp, "done");
      return;
    }
    try {
      atEnd = false;
      opened = new Opened(path, stamp, digest, new DroppedFile(path, lines, meters));
    } catch (IOException e) {
      failed(path, stamp, 0, e);
    }
  }

  private static String digest(Path path) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    byte[] block = new byte[1 << 18];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n; (n = in.read(block)) > 0; ) {
        digest.update(block, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private boolean readOn(Opened now) throws IOException {
    try {
      for (int i = 0; i < BLOCKS_AT_A_TIME && !atEnd && lines.hasRoom(); i++) {
        atEnd = !now.file().read();
      }
    } catch (IOException e) {
      opened = null;
      now.file().close();
      failed(now.path(), now.stamp(), now.file().taken(), e);
      return true;
    }
    if (!atEnd) {
      return lines.hasRoom();
    }
    if (!now.file().isDurable()) {
      return false;
    }
    opened = null;
    now.file().close();
    finished(now);
    return true;
  }

  private void finished(Opened now) throws IOException {
    if (now.file().taken() == 0) {
      failed(now.path(), now.stamp(), 0, new IOException("there is no line in it"));
      return;
    }
    done.add(now.digest(), now.stamp());
    meters.finished.increment();
    LOG.info(
        "source={}: {} was read, {} lines",
        lines.sourceId(),
        now.path().getFileName(),
        now.file().taken());
    put(now.path(), now.stamp(), "done");
  }

  private void failed(Path path, String stamp, long taken, IOException cause) throws IOException {
    meters.failed.increment();
    String reason =
        "%s cannot be read: %s. %d lines before that were taken; drop a whole copy to have the rest."
            .formatted(path.getFileName(), cause.getMessage(), taken);
    LOG.warn("source={}: {}", lines.sourceId(), reason);
    Path moved = put(path, stamp, "failed");
    if (moved != null) {
      Files.write(
          moved.resolveSibling(moved.getFileName() + ".reason"), (reason + "\n").getBytes(UTF_8));
    }
  }

  /** Moves the file out of the way; where that may not be, it stays and is not looked at again. */
  private @Nullable Path put(Path path, String stamp, String where) {
    try {
      Path target = folder.resolve(where);
      Files.createDirectories(target);
      Path moved = target.resolve(path.getFileName());
      for (int i = 2; Files.exists(moved); i++) {
        moved = target.resolve(i + "-" + path.getFileName());
      }
      return Files.move(path, moved);
    } catch (IOException e) {
      left.add(stamp);
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.file().close();
    }
  }
}
