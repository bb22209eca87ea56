package org.handbell.ingest.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handbell.ingest.file.DurableFile;
import org.handbell.model.DrillLine;
import org.handbell.model.DrillLine.State;
import org.handbell.topic.JsonSerde;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which drills were begun, with the secret of each, in a small file: none is made twice, and one
 * that a stop has swallowed is known as lost.
 */
final class DrillBook {

  private static final Logger LOG = LoggerFactory.getLogger(DrillBook.class);
  private static final JsonSerde<Pages> FORM = JsonSerde.of(Pages.class);

  /** For one source and school: more than a clock that jumps to and fro needs. */
  private static final int KEPT = 40;

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private boolean changed;

  /**
   * One drill.
   *
   * @param sourceId the source as whose line it was written
   * @param host what the line asks for
   */
  record Entry(String sourceId, DrillLine line, String host) {

    Entry as(State state) {
      return new Entry(sourceId, line.as(state), host);
    }

    private boolean isOf(String source, String school) {
      return sourceId.equals(source) && line.schoolId().equals(school);
    }
  }

  private record Pages(List<Entry> entries) {}

  private DrillBook(Path file) {
    this.file = file;
  }

  /** What that file holds; whatever was only begun when it was last written is lost. */
  static DrillBook open(Path file) {
    DrillBook book = new DrillBook(file);
    try {
      Pages pages =
          Files.exists(file) ? FORM.deserialize(file.toString(), Files.readAllBytes(file)) : null;
      if (pages != null) {
        pages.entries().forEach(each -> book.entries.put(each.line().id(), each));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("drills: {} cannot be read, begun anew", file.getFileName());
    }
    book.entries.replaceAll(
        (id, each) -> each.line().state() == State.BEGUN ? each.as(State.LOST) : each);
    return book;
  }

  /** Writes a drill down, to be safe before anything is done about it. */
  void begin(Entry entry) throws IOException {
    add(entry);
    save();
  }

  private synchronized void add(Entry entry) {
    entries.put(entry.line().id(), entry);
    List<Entry> its =
        entries.values().stream()
            .filter(each -> each.isOf(entry.sourceId(), entry.line().schoolId()))
            .toList();
    its.stream()
        .limit(Math.max(0, its.size() - KEPT))
        .forEach(each -> entries.remove(each.line().id()));
    changed = true;
  }

  /** It has come this far; to be saved soon. */
  synchronized void is(String id, State state) {
    Entry known = entries.get(id);
    if (known != null && known.line().state() != State.SENT) {
      entries.put(id, known.as(state));
      changed = true;
    }
  }

  synchronized boolean knows(String id) {
    return entries.containsKey(id);
  }

  synchronized Optional<Entry> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** The newest drills of a source, of each school so many. */
  synchronized List<DrillLine> latest(String sourceId, int most) {
    Map<String, List<DrillLine>> bySchool = new LinkedHashMap<>();
    entries.values().stream()
        .filter(each -> each.sourceId().equals(sourceId))
        .map(Entry::line)
        .forEach(
            line -> bySchool.computeIfAbsent(line.schoolId(), any -> new ArrayList<>()).add(line));
    return bySchool.values().stream()
        .flatMap(its -> its.subList(Math.max(0, its.size() - most), its.size()).stream())
        .toList();
  }

  /** Writes down what has changed; nobody who tells how far a drill is waits for the disk. */
  void save() throws IOException {
    Pages pages = toSave();
    if (pages != null) {
      DurableFile.replace(
          file, Objects.requireNonNull(FORM.serialize(file.toString(), pages), "a book has pages"));
    }
  }

  private synchronized @Nullable Pages toSave() {
    boolean save = changed;
    changed = false;
    return save ? new Pages(List.copyOf(entries.values())) : null;
  }
}
