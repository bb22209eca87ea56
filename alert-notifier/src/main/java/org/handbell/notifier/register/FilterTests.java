package org.handbell.notifier.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.register.FilterTest.FileFacts;
import org.handbell.notifier.register.FilterTest.Seen;
import org.handbell.notifier.register.FilterTest.Was;
import org.handbell.notifier.register.Noted.Kept;
import org.handbell.notifier.register.Noted.Refused;
import org.handbell.notifier.register.Slice.Rows;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The register of tests of the filter that people made by hand. Those that a registered device made
 * by itself stand in the {@link CheckRecord}.
 */
public final class FilterTests {

  private static final Ledger<FilterTest> LEDGER =
      new Ledger<>(
          "filter_tests",
          "result",
          (row, ctx) ->
              new FilterTest(
                  row.getLong("id"),
                  row.getString("school_id"),
                  Instant.ofEpochMilli(row.getLong("at")),
                  Instant.ofEpochMilli(row.getLong("recorded_at")),
                  row.getString("by_id"),
                  row.getString("by_name"),
                  row.getString("service"),
                  row.getString("device"),
                  row.getString("user_groups"),
                  new Seen(
                      Was.valueOf(row.getString("child_abuse")),
                      Was.valueOf(row.getString("terrorism")),
                      Was.valueOf(row.getString("adult")),
                      Was.valueOf(row.getString("language"))),
                  row.getString("certificate"),
                  row.getString("note"),
                  file(row)));

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Audit audit;

  FilterTests(InstantSource clock, Jdbi jdbi, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.audit = audit;
  }

  private static @Nullable FileFacts file(ResultSet row) throws SQLException {
    String name = row.getString("file_name");
    return name == null
        ? null
        : new FileFacts(
            name,
            row.getString("file_type"),
            row.getLong("file_size"),
            row.getString("file_sha256"));
  }

  /**
   * What somebody says of a test.
   *
   * @param at when it was made
   */
  public record Told(
      Instant at,
      String service,
      String device,
      String groups,
      Seen seen,
      String certificate,
      String note) {}

  /** Those of these schools, the newest first. */
  public Rows<FilterTest> page(Collection<String> schools, Slice slice) {
    return jdbi.withHandle(handle -> LEDGER.page(handle, schools, slice));
  }

  /** The one of that number, where it is of one of these schools. */
  public Optional<FilterTest> find(Collection<String> schools, long id) {
    return jdbi.withHandle(handle -> LEDGER.find(handle, schools, id));
  }

  /** How many tests a school made, by {@link FilterTest.Result}. */
  public Tally tally(String schoolId, Instant from, Instant to) {
    return jdbi.withHandle(handle -> LEDGER.tally(handle, schoolId, from, to));
  }

  /**
   * Writes a test down.
   *
   * @param file the certificate; null for none
   */
  public Noted note(String schoolId, Contact by, Told told, @Nullable Attachment file) {
    if (told.service().isBlank() || told.device().isBlank() || told.groups().isBlank()) {
      return new Refused("what it was made with, on which device and as whom are needed");
    }
    if (told.at().isAfter(clock.instant())) {
      return new Refused("a test is written down when it has been made");
    }
    return Noted.tooLong(
            Map.of(
                "what it was made with",
                told.service(),
                "the device",
                told.device(),
                "as whom",
                told.groups(),
                "the certificate's number",
                told.certificate()),
            Noted.LINE)
        .or(() -> Noted.tooLong(Map.of("the note", told.note()), Noted.TEXT))
        .orElseGet(() -> jdbi.inTransaction(handle -> insert(handle, schoolId, by, told, file)));
  }

  private Noted insert(
      Handle handle, String schoolId, Contact by, Told told, @Nullable Attachment file) {
    long id = LEDGER.next(handle);
    Instant now = clock.instant();
    FileFacts facts = file == null ? null : file.facts();
    handle
        .createUpdate(
            """
            INSERT INTO filter_tests (id, school_id, at, recorded_at, by_id, by_name, service,
              device, user_groups, child_abuse, terrorism, adult, language, result, certificate,
              note, file_name, file_type, file_size, file_sha256)
            VALUES (:id, :school, :at, :now, :by, :name, :service, :device, :groups, :childAbuse,
              :terrorism, :adult, :language, :result, :certificate, :note, :file, :type, :size,
              :sha256)""")
        .bind("id", id)
        .bind("school", schoolId)
        .bind("at", told.at().toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("by", by.id())
        .bind("name", by.name())
        .bind("service", told.service())
        .bind("device", told.device())
        .bind("groups", told.groups())
        .bind("childAbuse", told.seen().childAbuse().name())
        .bind("terrorism", told.seen().terrorism().name())
        .bind("adult", told.seen().adult().name())
        .bind("language", told.seen().language().name())
        .bind("result", told.seen().result().name())
        .bind("certificate", told.certificate())
        .bind("note", told.note())
        .bind("file", facts == null ? null : facts.name())
        .bind("type", facts == null ? null : facts.type())
        .bind("size", facts == null ? null : Long.valueOf(facts.size()))
        .bind("sha256", facts == null ? null : facts.sha256())
        .execute();
    if (file != null) {
      keep(handle, id, file);
    }
    String what =
        told.seen().result() + (facts == null ? "" : ", certificate sha256 " + facts.sha256());
    audit.append(handle, now, by.id(), "filter test", "filter-test " + id, what);
    return new Kept(id);
  }

  private static void keep(Handle handle, long id, Attachment file) {
    handle
        .createUpdate("INSERT INTO filter_test_files (test_id, content) VALUES (:id, :content)")
        .bind("id", id)
        .bind("content", Base64.getEncoder().encodeToString(file.content()))
        .execute();
  }

  /** The certificate of a test, for somebody who takes it out of Handbell. */
  public Optional<byte[]> file(FilterTest test, Contact by) {
    return jdbi.inTransaction(
        handle -> {
          audit.append(
              handle, clock.instant(), by.id(), "export", "filter-test " + test.id(), "file");
          return handle
              .createQuery("SELECT content FROM filter_test_files WHERE test_id = :id")
              .bind("id", test.id())
              .mapTo(String.class)
              .findOne()
              .map(Base64.getDecoder()::decode);
        });
  }
}
