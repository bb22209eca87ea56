package org.handbell.notifier.register;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.handbell.notifier.route.Contact;
import org.handbell.sealed.SealedLine;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The locked lines, which two people open together. */
public final class SealedBox {

  private final InstantSource clock;
  private final Jdbi jdbi;
  private final SealedLines lines;
  private final Audit audit;

  SealedBox(InstantSource clock, Jdbi jdbi, SealedLines lines, Audit audit) {
    this.clock = clock;
    this.jdbi = jdbi;
    this.lines = lines;
    this.audit = audit;
  }

  /** Every locked line, oldest first. */
  public List<SealedLine> all() {
    return jdbi.withHandle(lines::all);
  }

  /**
   * The locked lines of a case, for two people who are about to open them: first that, and why, is
   * written down for good.
   *
   * @param people whose keys are at hand
   */
  public List<SealedLine> toOpen(Case about, List<Contact> people, String reason) {
    return jdbi.inTransaction(
        handle -> {
          noteSealed(handle, about, people, "open sealed lines", reason);
          return lines.of(handle, about.incident().id());
        });
  }

  /** Writes down what came of that. */
  public void opened(Case about, List<Contact> people, String outcome) {
    jdbi.useTransaction(
        handle -> noteSealed(handle, about, people, "sealed lines opened", outcome));
  }

  private void noteSealed(
      Handle handle, Case about, List<Contact> people, String action, String payload) {
    String actor = people.stream().map(Contact::id).collect(joining(" and "));
    audit.append(handle, clock.instant(), actor, action, about.number(), payload);
  }

  /** Forgets the locked lines that are too old, and returns how many. */
  public int expire() {
    return jdbi.inTransaction(
        handle -> {
          Instant now = clock.instant();
          int gone = lines.expire(handle, now);
          if (gone > 0) {
            audit.append(
                handle, now, "handbell", "sealed lines expired", "sealed", gone + " lines");
          }
          return gone;
        });
  }
}
