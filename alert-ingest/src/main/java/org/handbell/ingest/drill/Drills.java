package org.handbell.ingest.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.ingest.IngestConfig;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.profile.Formats;
import org.handbell.ingest.spool.ArrivedLine;
import org.handbell.ingest.spool.DrillLines;
import org.handbell.ingest.spool.Spool;
import org.handbell.model.DrillLine;
import org.handbell.model.DrillLine.State;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the morning's lines: one for each source and school, on each of the school's days once,
 * and one more whenever somebody asks for it.
 */
public final class Drills implements AutoCloseable {

  /** A file of this name beside the spool asks for drills at once; it holds the moment. */
  public static final String ASKED = "proof.now";

  private static final Logger LOG = LoggerFactory.getLogger(Drills.class);
  private static final String BOOK = "drills.json";
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration STALE = Duration.ofMinutes(15);
  private static final int REPORTED = 3;

  private final IngestConfig config;
  private final DrillPlan plan;
  private final DrillBook book;
  private final LineWriter writer;
  private final Spool spool;
  private final IngestMeters meters;
  private final Function<String, @Nullable String> decided;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "handbell-drills"));

  /**
   * Writes nothing before {@link #start} or {@link #turn}.
   *
   * @param decided which format the lines of an {@code auto} source turned out to have
   */
  public Drills(
      IngestConfig config,
      DrillPlan plan,
      Spool spool,
      IngestMeters meters,
      Function<String, @Nullable String> decided,
      Clock clock) {
    this.config = config;
    this.plan = plan;
    this.book = DrillBook.open(config.spool().resolveSibling(BOOK));
    this.writer = new LineWriter(config.formats(), config.zone());
    this.spool = spool;
    this.meters = meters;
    this.decided = decided;
    this.clock = clock;
  }

  /** Reads what was written. */
  public DrillLines reader() {
    return new DrillReader(config.sources(), book, writer);
  }

  /** The source's newest drills, for its report. */
  public List<DrillLine> of(String sourceId) {
    return book.latest(sourceId, REPORTED);
  }

  /** Looks at the clock from now on. */
  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::turnSafely, 0, TURN.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void turnSafely() {
    try {
      turn();
    } catch (IOException | RuntimeException e) {
      LOG.error("drills could not be written: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * Writes what is due.
   *
   * @throws IOException when it cannot be written down that a drill was begun; then it was not
   */
  void turn() throws IOException {
    Instant now = clock.instant();
    Optional<Instant> asked = asked(now);
    for (SourceConfig source : config.sources()) {
      for (String school : config.schoolsOf(source)) {
        if (spool.isAccepting()) {
          Optional<LocalDate> morning = morning(plan.calendars().of(school), now);
          if (morning.isPresent()) {
            make(source, school, morning.get().toString(), now);
          }
          if (asked.isPresent()) {
            make(source, school, asked.get().toString(), now);
          }
        }
      }
    }
    book.save();
  }

  /** The school day whose line is to have been written by now. */
  private Optional<LocalDate> morning(SchoolCalendar calendar, Instant now) {
    ZonedDateTime local = now.atZone(calendar.zone());
    LocalDate today = local.toLocalDate();
    return calendar.schoolDay(today) && !local.toLocalTime().isBefore(plan.morning())
        ? Optional.of(today)
        : Optional.empty();
  }

  private Optional<Instant> asked(Instant now) throws IOException {
    Path file = config.spool().resolveSibling(ASKED);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    String text = Files.readString(file, UTF_8).strip();
    Files.delete(file);
    try {
      Instant moment = Instant.parse(text);
      return Duration.between(moment, now).abs().compareTo(STALE) < 0
          ? Optional.of(moment)
          : Optional.empty();
    } catch (DateTimeException e) {
      LOG.warn("drills: {} holds no moment and was passed over", ASKED);
      return Optional.empty();
    }
  }

  private void make(SourceConfig source, String school, String occasion, Instant now)
      throws IOException {
    String id = DrillLine.id(source.id(), school, config.instance(), occasion);
    if (book.knows(id)) {
      return;
    }
    String parser = format(source);
    String host = Nonce.host();
    Optional<byte[]> line = writer.line(source.of(school, parser), host);
    State state = line.isPresent() ? State.BEGUN : State.NO_WRITER;
    book.begin(
        new DrillBook.Entry(
            source.id(), new DrillLine(id, school, occasion, parser, now, state), host));
    line.ifPresent(bytes -> spool(ArrivedLine.ofDrill(source.id(), now, bytes, id), id));
  }

  private void spool(ArrivedLine line, String id) {
    meters.lines("drill").increment();
    boolean unused = spool.append(line, () -> book.is(id, State.SPOOLED));
  }

  /** Before the first line of an {@code auto} source any format is as good as another. */
  private String format(SourceConfig source) {
    if (!source.format().equals(Formats.AUTO)) {
      return source.format();
    }
    String known = decided.apply(source.id());
    return known == null ? FIRST_GUESS : known;
  }

  private static final String FIRST_GUESS = "smoothwall";

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("drills did not end");
      }
      book.save();
    } catch (IOException e) {
      LOG.warn("drills: what they came to was not written down");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
