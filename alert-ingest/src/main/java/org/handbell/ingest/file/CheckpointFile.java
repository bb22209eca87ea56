package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.handbell.ingest.file.Checkpoint.Mark;
import org.handbell.ingest.file.Checkpoint.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a source's checkpoint: lines of words, the last one a checksum, replaced as a whole. */
final class CheckpointFile {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);
  private static final String FIRST = "handbell files 1";
  private static final String NONE = "-";

  private final Path file;
  private String last = "";

  CheckpointFile(Path file) {
    this.file = file;
  }

  /** What was saved; empty the first time, or when the file is damaged. */
  Optional<Checkpoint> load() throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(text));
    } catch (RuntimeException | IOException e) {
      LOG.error("{} is damaged: its files are read from their beginning", file.getFileName());
      return Optional.empty();
    }
  }

  /** Saves where it differs from what was saved last. */
  void save(Checkpoint checkpoint) throws IOException {
    String text = text(checkpoint);
    if (!text.equals(last)) {
      DurableFile.replace(file, text.getBytes(UTF_8));
      last = text;
    }
  }

  private static String text(Checkpoint checkpoint) {
    StringBuilder text = new StringBuilder(FIRST).append('\n');
    for (Mark mark : checkpoint.marks()) {
      text.append("path ").append(mark.path().toUri()).append('\n');
      mark.places().forEach(place -> append(text, place));
      mark.known().forEach(one -> append(text.append("known"), one).append('\n'));
    }
    return text + "sum " + sum(text.toString()) + "\n";
  }

  private static StringBuilder append(StringBuilder text, Fingerprint print) {
    return text.append(' ').append(print.length()).append(' ').append(print.hash());
  }

  private static void append(StringBuilder text, Place place) {
    Instant rotated = place.rotated();
    append(text.append("place"), place.fingerprint())
        .append(' ')
        .append(place.offset())
        .append(' ')
        .append(place.seen())
        .append(' ')
        .append(place.inode())
        .append(' ')
        .append(rotated == null ? NONE : String.valueOf(rotated.toEpochMilli()))
        .append(' ')
        .append(place.path().toUri())
        .append('\n');
  }

  private static Checkpoint parse(String text) throws IOException {
    int end = text.lastIndexOf("sum ");
    if (!text.startsWith(FIRST)
        || end < 0
        || !text.substring(end + 4).strip().equals(sum(text.substring(0, end)))) {
      throw new IOException("wrong sum");
    }
    List<Mark> marks = new ArrayList<>();
    for (String line : text.substring(0, end).lines().skip(1).toList()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("path")) {
        marks.add(new Mark(path(words[1]), List.of(), List.of()));
      } else {
        Mark mark = marks.remove(marks.size() - 1);
        marks.add(words[0].equals("place") ? with(mark, place(words)) : with(mark, print(words)));
      }
    }
    return new Checkpoint(marks);
  }

  private static Mark with(Mark mark, Place place) {
    List<Place> places = new ArrayList<>(mark.places());
    places.add(place);
    return new Mark(mark.path(), places, mark.known());
  }

  private static Mark with(Mark mark, Fingerprint print) {
    List<Fingerprint> known = new ArrayList<>(mark.known());
    known.add(print);
    return new Mark(mark.path(), mark.places(), known);
  }

  private static Place place(String[] words) {
    Instant rotated = words[6].equals(NONE) ? null : Instant.ofEpochMilli(Long.parseLong(words[6]));
    return new Place(
        print(words),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        words[5],
        rotated,
        path(words[7]));
  }

  private static Fingerprint print(String[] words) {
    return new Fingerprint(Integer.parseInt(words[1]), words[2]);
  }

  private static Path path(String uri) {
    return Path.of(URI.create(uri));
  }

  private static String sum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
