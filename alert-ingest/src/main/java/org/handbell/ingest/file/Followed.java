package org.handbell.ingest.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.handbell.ingest.file.TailedFile.Progress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One path that is followed through rotation and truncation: the file that has the name now, and
 * those that had it and are not read to their end.
 */
final class Followed {

  private static final Logger LOG = LoggerFactory.getLogger(Followed.class);
  private static final Duration WRITER_LINGERS = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final int BLOCKS_AT_A_TIME = 16;
  private static final int MOST_KNOWN = 300;

  private final Path path;
  private final SourceLines lines;
  private final FileMeters meters;
  private final List<TailedFile> files = new ArrayList<>();
  private final Set<Fingerprint> known = new LinkedHashSet<>();
  private @Nullable TailedFile current;
  private boolean first;
  private @Nullable Instant lookAt = Instant.MIN;
  private @Nullable FileTime folderTime;

  /** A path of which nothing was read before: older files beside it are none of ours. */
  Followed(Path path, SourceLines lines, FileMeters meters) {
    this.path = path;
    this.lines = lines;
    this.meters = meters;
    this.first = true;
  }

  /** A path that was followed before. */
  Followed(Checkpoint.Mark mark, SourceLines lines, FileMeters meters) {
    this(mark.path(), lines, meters);
    this.first = false;
    mark.places().forEach(place -> files.add(TailedFile.remembered(lines, meters, place)));
    known.addAll(mark.known());
  }

  Path path() {
    return path;
  }

  Checkpoint.Mark mark() {
    return new Checkpoint.Mark(
        path,
        files.stream().map(TailedFile::place).filter(Objects::nonNull).toList(),
        List.copyOf(known));
  }

  /** Bytes that there are and were not read. */
  long unread() {
    return files.stream().mapToLong(TailedFile::unread).sum();
  }

  /** True where the path is gone and all it was is read. */
  boolean isOver() {
    return files.isEmpty() && !Files.exists(path);
  }

  /** Finds out what the path is now, and what has become of the files that it was. */
  void look(Instant now) throws IOException {
    String inode = inode();
    boolean turned = current == null ? inode != null : !current.inode().equals(inode);
    if (lookAt == null && !folderTime().equals(folderTime)) {
      lookAt = now; // a copy may have come, of a file that was truncated before it was read
    }
    if (turned || (lookAt != null && !now.isBefore(lookAt))) {
      turn(inode, now);
    }
    for (TailedFile file : List.copyOf(files)) {
      if (file.isAttached() && isReplaced(file)) {
        replaced(file, now);
      }
    }
  }

  private FileTime folderTime() throws IOException {
    return Files.getLastModifiedTime(path.resolveSibling("").toAbsolutePath());
  }

  private @Nullable String inode() throws IOException {
    try {
      return Content.inodeOf(path);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private void turn(@Nullable String inode, Instant now) throws IOException {
    lookAt = Instant.MIN; // until all below is done
    TailedFile before = current;
    if (before != null && before.isAttached() && !before.inode().equals(inode)) {
      before.rotated(now);
      meters.rotations.increment();
    }
    if (before != null && (!before.isAttached() || before.rotated() != null)) {
      current = null;
    }
    if (inode != null && current == null) {
      current = open(inode);
      files.remove(current);
      files.add(current); // what is older is read before it
    }
    FileTime time = folderTime();
    boolean changes = !time.equals(folderTime);
    List<Path> beside = beside();
    for (Path one : beside) {
      lookAt(one, now);
    }
    first = false;
    boolean nothingThere = inode == null && beside.isEmpty();
    if (!nothingThere) { // else a share may just not be mounted
      List.copyOf(files).stream().filter(Followed::isGone).forEach(this::lose);
    }
    folderTime = time;
    // A folder's time may stand still for some milliseconds while it changes: look once more.
    boolean again = changes || files.stream().anyMatch(Followed::isGone);
    lookAt = again ? now.plus(LOOK_AGAIN) : null;
  }

  private static boolean isGone(TailedFile file) {
    return !file.isAttached() && !file.isEnded();
  }

  private TailedFile open(String inode) throws IOException {
    Optional<TailedFile> back =
        files.stream().filter(f -> f.isAttached() && f.inode().equals(inode)).findFirst();
    if (back.isPresent()) {
      back.get().rotated(null);
      return back.get();
    }
    Path real = path.toRealPath();
    Content content = PlainFile.open(path);
    try {
      Optional<TailedFile> same = gone(content).filter(file -> size(content) >= file.lineStart());
      if (same.isPresent()) {
        same.get().attach(real, content);
        same.get().rotated(null);
        return same.get();
      }
      if (files.stream().anyMatch(f -> isGone(f) && f.rotated() == null && f.isAt(inode))) {
        meters.truncations.increment();
        LOG.warn("source={}: {} was truncated meanwhile", lines.sourceId(), path.getFileName());
      }
      return TailedFile.fresh(lines, meters, real, content);
    } catch (IOException e) {
      content.close();
      throw e;
    }
  }

  private static long size(Content content) {
    try {
      return content.size();
    } catch (IOException e) {
      return 0;
    }
  }

  /** The file looked for that this may be; the one with its number, where several may. */
  private Optional<TailedFile> gone(Content content) throws IOException {
    byte[] head = content.head();
    return files.stream()
        .filter(file -> isGone(file) && file.mayBe(head))
        .min(
            Comparator.comparing((TailedFile file) -> !file.isAt(content.inode()))
                .thenComparing(file -> -file.fingerprint().length()));
  }

  private List<Path> beside() throws IOException {
    Stream<Path> remembered = files.stream().filter(Followed::isGone).map(TailedFile::path);
    return Stream.concat(Siblings.of(path).stream(), remembered)
        .filter(one -> !one.equals(path) && Files.isRegularFile(one))
        .distinct()
        .toList();
  }

  private void lookAt(Path sibling, Instant now) throws IOException {
    Content content;
    try {
      String inode = Content.inodeOf(sibling);
      if (files.stream().anyMatch(f -> f.isAttached() && f.isAt(inode))) {
        return;
      }
      content = Content.open(sibling);
    } catch (IOException e) { // being written, or gone again
      return;
    }
    boolean taken = false;
    try {
      taken = isTaken(sibling, content, now);
    } finally {
      if (!taken) {
        content.close();
      }
    }
  }

  private boolean isTaken(Path sibling, Content content, Instant now) throws IOException {
    byte[] head = content.head();
    Fingerprint print = Fingerprint.of(head);
    if (head.length == 0 || known.contains(print)) {
      return false;
    }
    if (first) {
      know(print);
      return false;
    }
    Optional<TailedFile> gone = gone(content);
    if (gone.isPresent()) {
      gone.get().attach(sibling, content);
      if (gone.get().rotated() == null) {
        gone.get().rotated(now);
      }
      return true;
    }
    if (files.stream().anyMatch(file -> file.isCopiedBy(head))) {
      return false;
    }
    TailedFile unseen = TailedFile.fresh(lines, meters, sibling, content);
    unseen.rotated(now);
    files.add(current == null ? files.size() : files.size() - 1, unseen);
    return true;
  }

  private void know(Fingerprint print) {
    known.add(print);
    if (known.size() > MOST_KNOWN) {
      known.remove(known.iterator().next());
    }
  }

  private boolean isReplaced(TailedFile file) throws IOException {
    try {
      return file.isReplaced();
    } catch (IOException e) {
      letGo(file);
      throw e;
    }
  }

  /** A handle that is of no more use, as when a share was mounted anew. */
  private void letGo(TailedFile file) throws IOException {
    lookAt = Instant.MIN;
    file.close();
  }

  /** What was cut off may stand in a copy beside it; what does not is lost. */
  private void replaced(TailedFile file, Instant now) throws IOException {
    meters.truncations.increment();
    LOG.warn(
        "source={}: {} was truncated; what was written to it just before may be lost",
        lines.sourceId(),
        file.name());
    boolean wasCurrent = file == current;
    letGo(file);
    file.rotated(now);
    if (file.fingerprint().length() == 0) {
      files.remove(file);
    }
    if (wasCurrent) {
      current = null;
    }
    turn(inode(), now);
  }

  private void lose(TailedFile file) {
    meters.gone.increment();
    long unread = file.unread();
    file.giveUp();
    files.removeIf(TailedFile::isDone); // else a crash may still lose what was read of it
    long missed = unread == 0 ? 0 : meters.missed(unread);
    LOG.warn(
        "source={}: {} is gone and no copy of it was found; at least {} bytes, about {} lines,"
            + " were not read",
        lines.sourceId(),
        file.name(),
        unread,
        missed);
  }

  /**
   * Reads on, what is older first.
   *
   * @return true when there is more to read at once
   */
  boolean read(Instant now, byte[] block) throws IOException {
    for (TailedFile file : List.copyOf(files)) {
      if (file.isAttached() && lines.hasRoom()) {
        Progress progress = readOn(file, block);
        if (progress == Progress.REPLACED) {
          replaced(file, now);
          return true;
        }
        if (progress == Progress.MORE) {
          return lines.hasRoom();
        }
        endIfOver(file, now, block);
      }
    }
    forgetDone();
    return false;
  }

  private Progress readOn(TailedFile file, byte[] block) throws IOException {
    try {
      Progress progress = Progress.MORE;
      for (int i = 0; i < BLOCKS_AT_A_TIME && progress == Progress.MORE; i++) {
        progress = lines.hasRoom() ? file.read(block) : Progress.MORE;
        if (!lines.hasRoom()) {
          return progress;
        }
      }
      return progress;
    } catch (ZipException | EOFException e) {
      meters.failed.increment();
      file.close();
      lose(file);
      return Progress.AT_END;
    } catch (IOException e) {
      letGo(file);
      throw e;
    }
  }

  private void endIfOver(TailedFile file, Instant now, byte[] block) throws IOException {
    Instant rotated = file.rotated();
    if (rotated == null || !file.isAttached() || !lines.hasRoom()) {
      return;
    }
    if (file.isWhole() || !now.isBefore(rotated.plus(WRITER_LINGERS))) {
      file.end(block);
      if (file.unread() > 0) {
        meters.gone.increment();
        long missed = meters.missed(file.unread());
        LOG.warn(
            "source={}: at least {} bytes, about {} lines, of {} were cut off before they were read",
            lines.sourceId(),
            file.unread(),
            missed,
            file.name());
      }
    }
  }

  private void forgetDone() {
    for (TailedFile file : List.copyOf(files)) {
      if (file.isDone()) {
        files.remove(file);
        if (!file.isGivenUp()) {
          know(file.fingerprint());
          meters.finished.increment();
        }
      }
    }
  }

  void close() throws IOException {
    for (TailedFile file : files) {
      file.close();
    }
  }
}
