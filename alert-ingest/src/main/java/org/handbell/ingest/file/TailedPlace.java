package org.handbell.ingest.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.ingest.file.FilePlace.Kind;
import org.jspecify.annotations.Nullable;

/** The logs of one source, one path or as many as a pattern finds. */
final class TailedPlace implements Reading {

  private static final Duration FIND_EVERY = Duration.ofSeconds(5);
  private static final Duration SAVE_EVERY = Duration.ofSeconds(1);
  private static final int MOST_FILES = 200;

  private final FilePlace place;
  private final CheckpointFile checkpoint;
  private final SourceLines lines;
  private final FileMeters meters;
  private final Clock clock;
  private final byte[] block;
  private final List<Followed> followed = new ArrayList<>();
  private Instant findAt = Instant.MIN;
  private Instant saveAt = Instant.MIN;

  TailedPlace(
      FilePlace place,
      CheckpointFile checkpoint,
      SourceLines lines,
      FileMeters meters,
      Clock clock,
      int blockBytes)
      throws IOException {
    this.place = place;
    this.checkpoint = checkpoint;
    this.lines = lines;
    this.meters = meters;
    this.clock = clock;
    this.block = new byte[blockBytes];
    Optional<Checkpoint> saved = checkpoint.load();
    if (saved.isPresent()) {
      saved.get().marks().forEach(mark -> followed.add(new Followed(mark, lines, meters)));
    }
  }

  @Override
  public boolean poll() throws IOException {
    Instant now = clock.instant();
    IOException trouble = null;
    try {
      find(now);
    } catch (IOException e) {
      trouble = e;
    }
    trouble = forEach(one -> one.look(now), trouble);
    if (!now.isBefore(saveAt)) { // the first time before anything is read: later files are ours
      save();
      saveAt = now.plus(SAVE_EVERY);
    }
    boolean[] more = {false};
    trouble = forEach(one -> more[0] |= one.read(now, block), trouble);
    meters.behind(followed.stream().mapToLong(Followed::unread).sum());
    if (trouble != null) {
      throw trouble;
    }
    return more[0];
  }

  private interface Step {
    void on(Followed one) throws IOException;
  }

  /** One file that cannot be read does not hold up the others. */
  private @Nullable IOException forEach(Step step, @Nullable IOException before) {
    IOException trouble = before;
    for (Followed one : followed) {
      try {
        step.on(one);
      } catch (IOException e) {
        trouble = e;
      }
    }
    return trouble;
  }

  private void find(Instant now) throws IOException {
    if (now.isBefore(findAt)) {
      return;
    }
    for (Path path : paths()) {
      if (followed.size() < MOST_FILES && followed.stream().noneMatch(f -> f.path().equals(path))) {
        followed.add(new Followed(path, lines, meters));
      }
    }
    if (place.kind() == Kind.PATTERN) {
      followed.removeIf(Followed::isOver);
    }
    findAt = now.plus(FIND_EVERY);
  }

  private List<Path> paths() throws IOException {
    if (place.kind() != Kind.PATTERN) {
      return List.of(place.path());
    }
    List<Path> found = new ArrayList<>();
    String pattern =
        String.valueOf(place.path().getFileName()).replaceAll("[\\[\\]{}?\\\\]", "\\\\$0");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place.folder(), pattern)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry) && !entry.toString().endsWith(".gz")) {
          found.add(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    found.sort(null);
    return found;
  }

  private void save() throws IOException {
    checkpoint.save(new Checkpoint(followed.stream().map(Followed::mark).toList()));
  }

  @Override
  public void close() throws IOException {
    save();
    for (Followed one : followed) {
      one.close();
    }
  }
}
