package org.handbell.ingest.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sign-ons over a restart: a small file, replaced whole once a minute and at stop. A lost or
 * broken file costs names until people sign on again, never a line.
 */
public final class SignOnFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SignOnFile.class);
  private static final int FIELDS = 8;

  private final Path file;
  private final SignOns signOns;
  private final Counter errors;
  private final ScheduledExecutorService saver =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "handbell-sign-ons");
            thread.setDaemon(true);
            return thread;
          });

  private long saved;

  private SignOnFile(Path file, SignOns signOns, Counter errors) {
    this.file = file;
    this.signOns = signOns;
    this.errors = errors;
  }

  /** Reads what was saved, and saves from time to time until closed. */
  public static SignOnFile open(Path file, Directory directory, MeterRegistry meters) {
    SignOns signOns = new SignOns(directory);
    SignOnFile open =
        new SignOnFile(file, signOns, meters.counter("handbell.ingest.signons.errors"));
    meters.gauge("handbell.ingest.signons.addresses", signOns, SignOns::size);
    open.load();
    open.saved = signOns.changes();
    var unused = open.saver.scheduleWithFixedDelay(open::save, 1, 1, TimeUnit.MINUTES);
    return open;
  }

  /** What is known now. */
  public SignOns signOns() {
    return signOns;
  }

  private void load() {
    if (!Files.exists(file)) {
      return;
    }
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        if (row.getFieldCount() == FIELDS) {
          signOns.note(row.getField(0), signOn(row));
        }
      }
    } catch (IOException
        | CsvParseException
        | UncheckedIOException
        | DateTimeException
        | IllegalArgumentException e) {
      errors.increment();
      LOG.warn("the saved sign-ons cannot all be read: {}", e.getClass().getSimpleName());
    }
  }

  private static SignOn signOn(CsvRecord row) {
    return new SignOn(
        Instant.parse(row.getField(2)),
        row.getField(1),
        given(row.getField(3)),
        given(row.getField(4)),
        given(row.getField(5)),
        Boolean.parseBoolean(row.getField(6)),
        Duration.parse(row.getField(7)));
  }

  private static @Nullable String given(String field) {
    return field.isEmpty() ? null : field;
  }

  /** Replaces the file where there is something new. */
  synchronized void save() {
    long now = signOns.changes();
    if (now == saved) {
      return;
    }
    try {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "sign-ons", ".tmp");
      try (BufferedWriter out = Files.newBufferedWriter(fresh, UTF_8);
          CsvWriter csv = CsvWriter.builder().build(out)) {
        signOns.visit((school, ip, told) -> write(csv, school, ip, told));
      } catch (IOException | UncheckedIOException e) {
        Files.deleteIfExists(fresh);
        throw e;
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      saved = now;
    } catch (IOException | UncheckedIOException e) {
      errors.increment();
      LOG.warn("sign-ons not saved: {}", e.getClass().getSimpleName());
    }
  }

  private static void write(CsvWriter csv, String school, String ip, SignOns.Told told) {
    csv.writeRecord(
        school,
        ip,
        told.time().toString(),
        text(told.mac()),
        text(told.device()),
        told.user() == null ? "" : told.user().raw(),
        String.valueOf(told.ended()),
        told.lease().toString());
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    saver.shutdown();
    save();
  }
}
