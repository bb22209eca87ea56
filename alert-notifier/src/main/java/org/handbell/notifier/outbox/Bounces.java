package org.handbell.notifier.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.handbell.notifier.deliver.Bounce;
import org.handbell.notifier.deliver.BounceReader;
import org.handbell.notifier.deliver.BounceReader.Failed;
import org.handbell.notifier.deliver.BounceReader.Result;
import org.handbell.notifier.deliver.MailboxPosition;
import org.handbell.notifier.register.BouncedMails.Outcome;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;

/** Looks now and then for mails that came back, and has what follows from that done. */
public final class Bounces {

  private final BounceReader reader;
  private final Register register;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private volatile @Nullable Failing failing;

  public Bounces(
      BounceReader reader, Register register, InstantSource clock, MeterRegistry metrics) {
    this.reader = reader;
    this.register = register;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Since when the mailbox cannot be read, and why. */
  public record Failing(Instant since, String why) {}

  /** Nothing while the mailbox can be read. */
  public Optional<Failing> failing() {
    return Optional.ofNullable(failing);
  }

  /** Looks once. */
  public void look() {
    String mailbox = reader.mailbox();
    Result result =
        reader.read(
            register.bouncedMails().position(mailbox), (bounce, at) -> take(mailbox, bounce, at));
    Failing before = failing;
    failing =
        result instanceof Failed failed
            ? new Failing(before == null ? clock.instant() : before.since(), failed.reason())
            : null;
  }

  private boolean take(String mailbox, Optional<Bounce> bounce, MailboxPosition at) {
    Outcome outcome = register.bouncedMails().take(mailbox, bounce, at);
    if (outcome != Outcome.LATER) {
      metrics.counter("handbell.notifier.bounces", "result", outcome.id()).increment();
    }
    return outcome != Outcome.LATER;
  }
}
