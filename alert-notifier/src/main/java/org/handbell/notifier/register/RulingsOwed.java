package org.handbell.notifier.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.handbell.model.FalseAlarm;
import org.handbell.model.Ruling;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * People's decisions on their way to those who judge: kept in the transaction of the decision, and
 * published until the broker has them.
 */
public final class RulingsOwed {

  /** Nothing that is judged looks further back than 60 days. */
  static final Duration FALSE_ALARMS_COUNT = Duration.ofDays(61);

  private static final Json<Ruling> JSON = new Json<>(Ruling.class);
  private static final int AT_ONCE = 100;

  private final InstantSource clock;
  private final Jdbi jdbi;

  RulingsOwed(InstantSource clock, Jdbi jdbi) {
    this.clock = clock;
    this.jdbi = jdbi;
  }

  /**
   * A ruling to be published.
   *
   * @param ruling absent where it is to be taken back
   * @param changes how often it was changed, so that no change is missed
   */
  public record Due(String key, @Nullable Ruling ruling, long changes) {}

  void put(Handle handle, Ruling ruling, Instant now) {
    change(handle, ruling.key(), JSON.write(ruling), now);
  }

  /** Takes a ruling back; one that was never made need not be. */
  static void takeBack(Handle handle, String key, Instant now) {
    boolean known =
        handle
            .createQuery("SELECT 1 FROM rulings_owed WHERE ruling_key = :key")
            .bind("key", key)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (known) {
      change(handle, key, null, now);
    }
  }

  private static void change(Handle handle, String key, @Nullable String ruling, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO rulings_owed (ruling_key, ruling, changed_at, changes)
            VALUES (:key, :ruling, :now, 1)
            ON CONFLICT (ruling_key) DO UPDATE SET ruling = excluded.ruling,
              changed_at = excluded.changed_at, changes = rulings_owed.changes + 1,
              published_at = NULL""")
        .bind("key", key)
        .bind("ruling", ruling)
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** What the topic does not have yet, in order. */
  public List<Due> due() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM rulings_owed WHERE published_at IS NULL
                    ORDER BY changed_at, ruling_key LIMIT :most""")
                .bind("most", AT_ONCE)
                .map(
                    (row, ctx) -> {
                      String ruling = row.getString("ruling");
                      return new Due(
                          row.getString("ruling_key"),
                          ruling == null ? null : JSON.read(ruling),
                          row.getLong("changes"));
                    })
                .list());
  }

  /** The broker has these; one that was changed in between is due again. */
  public void published(List<Due> all) {
    jdbi.useTransaction(
        handle ->
            all.forEach(
                due ->
                    handle
                        .createUpdate(
                            """
                            UPDATE rulings_owed SET published_at = :now
                            WHERE ruling_key = :key AND changes = :changes""")
                        .bind("now", clock.instant().toEpochMilli())
                        .bind("key", due.key())
                        .bind("changes", due.changes())
                        .execute()));
  }

  /**
   * Takes back what nothing that is judged looks at any more, and forgets what is off the topic.
   */
  public void tidy() {
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          long old = now.minus(FALSE_ALARMS_COUNT).toEpochMilli();
          handle
              .createQuery(
                  """
                  SELECT ruling FROM rulings_owed
                  WHERE ruling IS NOT NULL AND changed_at < :old""")
              .bind("old", old)
              .mapTo(String.class)
              .map(JSON::read)
              .list()
              .stream()
              .filter(ruling -> isOver(ruling, old))
              .forEach(ruling -> takeBack(handle, ruling.key(), now));
          handle
              .createUpdate("DELETE FROM rulings_owed WHERE ruling IS NULL AND published_at < :old")
              .bind("old", old)
              .execute();
        });
  }

  /** A false alarm counts from when it was found, all else to its end. */
  private static boolean isOver(Ruling ruling, long old) {
    Instant until = ruling.signature().until();
    return ruling instanceof FalseAlarm || (until != null && until.toEpochMilli() < old);
  }
}
