package org.handbell.notifier.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Composer;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Mail;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Retries;
import org.handbell.notifier.deliver.Retries.Again;
import org.handbell.notifier.deliver.Retries.Done;
import org.handbell.notifier.deliver.Retries.GiveUp;
import org.handbell.notifier.deliver.Retries.Verdict;
import org.handbell.notifier.escalate.Chain;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is owed: leases a mail, writes it from the case as it now stands, hands it over and
 * settles it. Between lease and settlement a crash leaves the mail to be sent again under the same
 * Message-ID; nothing else ever sends one twice.
 */
public final class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** A database that has just come back may break one connection after another. */
  private static final int REFUSALS = 10;

  private static final int FOLD_EVERY = 10;

  private final NotifierConfig config;
  private final Register register;
  private final Composer composer;
  private final Receiver receiver;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Counter possibleDuplicates;

  /** What an attempt came to while the database was away: it is written down before the next. */
  private @Nullable Runnable unsettled;

  private int refusals;

  public Sender(
      NotifierConfig config,
      Register register,
      Composer composer,
      Receiver receiver,
      InstantSource clock,
      MeterRegistry metrics) {
    this.config = config;
    this.register = register;
    this.composer = composer;
    this.receiver = receiver;
    this.clock = clock;
    this.metrics = metrics;
    this.possibleDuplicates = metrics.counter("handbell.notifier.possible.duplicates");
  }

  /** Sends everything that is due now and returns how many attempts that took. */
  public int sendDue() {
    settleFirst();
    possibleDuplicates.increment(register.post().recover());
    int attempts = 0;
    fold(attempts);
    while (!Thread.currentThread().isInterrupted() && sendNext()) {
      fold(++attempts);
    }
    return attempts;
  }

  /** While many wait, more may become due. */
  private void fold(int attempts) {
    if (attempts % FOLD_EVERY == 0) {
      int saved = register.post().foldFloods();
      if (saved > 0) {
        metrics.counter("handbell.notifier.mails.folded").increment(saved);
        LOG.warn("{} mails about serious concerns became one: too many at once", saved);
      }
    }
  }

  /** Where the database answers and yet refuses, the lease runs out and the mail comes again. */
  private void settleFirst() {
    Runnable open = unsettled;
    if (open == null) {
      return;
    }
    try {
      open.run();
      unsettled = null;
    } catch (RuntimeException e) {
      refusals += register.isOpen() ? 1 : 0;
      unsettled = refusals < REFUSALS ? open : null;
      throw e;
    } finally {
      refusals = unsettled == null ? 0 : refusals;
    }
  }

  private boolean sendNext() {
    Optional<Notification> leased = register.post().lease();
    leased.ifPresent(this::attempt);
    return leased.isPresent();
  }

  private void attempt(Notification owed) {
    String incidentId = owed.incidentId();
    Optional<Case> about = incidentId == null ? Optional.empty() : register.caseOf(incidentId);
    Optional<String> against = about.flatMap(c -> against(owed, c));
    if (against.isPresent()) {
      register.post().withdraw(owed, against.get(), about.orElseThrow());
      count(owed, "recused");
      return;
    }
    Result result = send(owed, about);
    Instant now = clock.instant();
    Verdict verdict =
        Retries.verdict(result, urgency(owed, about), owed.attempt(), owed.createdAt(), now);
    Settlement settlement = settlement(verdict, now);
    unsettled = () -> register.post().settle(owed, settlement, about);
    settleFirst();
    count(owed, settlement.state().name().toLowerCase(Locale.ROOT));
    if (settlement.state() == OutboxState.UNKNOWN) {
      possibleDuplicates.increment();
    }
    if (settlement.state() == OutboxState.DEAD || owed.attempt() == 1) {
      LOG.info("mail {} is {}: {}", owed.key(), settlement.state(), settlement.detail());
    }
  }

  private void count(Notification owed, String result) {
    metrics
        .counter("handbell.notifier.mails", "reason", owed.reason().id(), "result", result)
        .increment();
  }

  private static Priority urgency(Notification owed, Optional<Case> about) {
    return about.map(c -> c.incident().priority()).orElse(owed.urgency());
  }

  private Result send(Notification owed, Optional<Case> about) {
    try {
      return receiver.send(mail(owed, about));
    } catch (RuntimeException e) {
      // A fault in one mail's words must not stop the others, nor be taken for a delivery.
      LOG.error("mail {} could not be written: {}", owed.key(), e.getClass().getName());
      return new Deferred("could not be written", true);
    }
  }

  /** People and roles may have changed since it was decided whom to tell. */
  private Optional<String> against(Notification owed, Case about) {
    Incident incident = about.incident();
    if (new Chain(config.contacts(), List.of()).mayRun(incident, owed.recipient())) {
      return Optional.empty();
    }
    return Recusal.of(incident.person(), incident.schoolId(), config.contacts())
        .against(owed.recipient());
  }

  private Mail mail(Notification owed, Optional<Case> about) {
    boolean ranked = owed.reason() != Reason.OPS && owed.reason() != Reason.TEST;
    return new Mail(
        owed.key(),
        owed.firstAttemptAt(),
        owed.recipient(),
        owed.reason(),
        about.map(Case::number).orElse(null),
        ranked ? urgency(owed, about) : null,
        about.map(c -> compose(owed, c)).orElseGet(() -> Objects.requireNonNull(owed.text())));
  }

  private MailText compose(Notification owed, Case about) {
    List<String> alsoTold = register.post().alsoTold(about, owed.recipient());
    return composer.compose(
        about, config.school(owed.schoolId()), owed.recipient(), owed.reason(), alsoTold);
  }

  static Settlement settlement(Verdict verdict, Instant now) {
    if (verdict instanceof Done) {
      return new Settlement(OutboxState.SENT, now, "delivered");
    }
    if (verdict instanceof Again again) {
      OutboxState state = again.perhapsArrived() ? OutboxState.UNKNOWN : OutboxState.RETRY;
      return new Settlement(state, again.at(), again.reason());
    }
    return new Settlement(OutboxState.DEAD, now, ((GiveUp) verdict).reason());
  }
}
