package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The school's record of checks: what was checked, when, by whom, and what came of it. */
public final class CheckRecord {

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final FilterChecks checks;
  private final Audit audit;

  CheckRecord(InstantSource clock, Jdbi jdbi, FilterChecks checks, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.checks = checks;
    this.audit = audit;
  }

  /** All schools' checks made since then, oldest first. */
  public List<FilterCheck> since(Instant from) {
    return jdbi.withHandle(handle -> checks.since(handle, from));
  }

  /** Writes down what was missed; what is known already changes nothing. */
  public void note(Collection<FilterCheck> missed) {
    if (missed.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          for (FilterCheck check : missed) {
            if (checks.put(handle, check)) {
              String what = check.kind().id() + " " + check.result().id();
              audit.append(handle, clock.instant(), "handbell", "check", check.test(), what);
            }
          }
        });
  }

  /** Forgets what was kept long enough, and returns how many. */
  public int expire() {
    return jdbi.inTransaction(
        handle -> {
          int gone = checks.expire(handle, clock.instant());
          if (gone > 0) {
            audit.append(
                handle, clock.instant(), "handbell", "checks expired", "checks", gone + " rows");
          }
          return gone;
        });
  }
}
