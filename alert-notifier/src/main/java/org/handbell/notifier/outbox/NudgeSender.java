package org.handbell.notifier.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.compose.Links;
import org.handbell.notifier.deliver.Nudge;
import org.handbell.notifier.deliver.NudgeReceiver;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Retries;
import org.handbell.notifier.deliver.Retries.GiveUp;
import org.handbell.notifier.deliver.Retries.Verdict;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.Nudges;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is owed on other channels than mail, on a thread of its own: a mail server that hangs
 * holds up no nudge, and no channel a mail.
 */
public final class NudgeSender {

  private static final Logger LOG = LoggerFactory.getLogger(NudgeSender.class);

  /** What rings a day late wakes nobody who has not had the mail or the next person's call. */
  private static final Duration GIVE_UP_AFTER = Duration.ofDays(1);

  private final Channels channels;
  private final @Nullable URI publicUrl;
  private final Register register;
  private final Nudges nudges;
  private final Map<String, NudgeReceiver> receivers;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  /**
   * A sender for these channels.
   *
   * @param receivers by channel id
   */
  public NudgeSender(
      NotifierConfig config,
      Register register,
      Map<String, NudgeReceiver> receivers,
      InstantSource clock,
      MeterRegistry metrics) {
    this.channels = config.channels();
    this.publicUrl = config.publicUrl();
    this.register = register;
    this.nudges = register.nudges();
    this.receivers = Map.copyOf(receivers);
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Looks at what may not have arrived, then sends everything that is due. A channel that does not
   * answer is left alone until the next time, so that the others need not wait for it.
   *
   * @return how many attempts that took
   */
  public int sendDue() {
    nudges.due().forEach(this::look);
    Set<String> stuck = new HashSet<>();
    int attempts = 0;
    while (!Thread.currentThread().isInterrupted() && sendNext(stuck)) {
      attempts++;
    }
    return attempts;
  }

  private void look(String key) {
    try {
      nudges.look(key).forEach(this::countOwed);
    } catch (RuntimeException e) {
      LOG.error("nobody could look after {}: {}", key, e.getClass().getName());
    }
  }

  private boolean sendNext(Set<String> stuck) {
    Optional<Notification> leased = nudges.lease(stuck);
    leased.filter(owed -> !attempt(owed)).ifPresent(owed -> stuck.add(owed.channel()));
    return leased.isPresent();
  }

  /** False where the channel did not answer. */
  private boolean attempt(Notification owed) {
    Case about = register.caseOf(String.valueOf(owed.incidentId())).orElseThrow();
    Optional<Settlement> moot = nudges.moot(owed, about);
    if (moot.isPresent()) {
      nudges.letGo(owed, moot.get(), about);
      countSent(owed, moot.get());
      return true;
    }
    Result result = send(owed, about);
    Instant now = clock.instant();
    Settlement settlement = Sender.settlement(verdict(result, owed, now), now);
    register.post().settleNudge(owed, settlement, about, result instanceof Refused);
    countSent(owed, settlement);
    if (settlement.state() == OutboxState.UNKNOWN) {
      metrics.counter("handbell.notifier.possible.duplicates").increment();
    }
    if (settlement.state() == OutboxState.DEAD || owed.attempt() == 1) {
      LOG.info("nudge {} is {}: {}", owed.key(), settlement.state(), settlement.detail());
    }
    return result instanceof Delivered || result instanceof Refused;
  }

  private static Verdict verdict(Result result, Notification owed, Instant now) {
    boolean tooLate = now.isAfter(owed.createdAt().plus(GIVE_UP_AFTER));
    return tooLate && !(result instanceof Delivered)
        ? new GiveUp("not accepted for a day")
        : Retries.verdict(result, Priority.P1, owed.attempt(), owed.createdAt(), now);
  }

  private Result send(Notification owed, Case about) {
    NudgeReceiver receiver = receivers.get(owed.channel());
    if (receiver == null) {
      return new Refused("the channel is configured no more");
    }
    try {
      return receiver.send(nudge(owed, about));
    } catch (RuntimeException e) {
      // A fault in one channel's settings must not stop the others, nor be taken for a delivery.
      LOG.error("nudge {} could not be made: {}", owed.key(), e.getClass().getName());
      return new Deferred("could not be made", false);
    }
  }

  private Nudge nudge(Notification owed, Case about) {
    return new Nudge(
        owed.key(),
        owed.firstAttemptAt(),
        owed.reason(),
        about.number(),
        about.incident().priority(),
        owed.schoolId(),
        phone(owed),
        publicUrl == null ? null : Links.toCase(publicUrl, about.number()));
  }

  /** A gateway alone needs to know it. */
  private @Nullable String phone(Notification owed) {
    boolean needed =
        channels.find(owed.channel()).filter(each -> each.kind() == Kind.SMS).isPresent();
    return needed ? channels.phone(owed.recipient()) : null;
  }

  private void countOwed(Channel channel) {
    metrics
        .counter(
            "handbell.notifier.nudges.owed", "kind", channel.kind().id(), "use", channel.use().id())
        .increment();
  }

  private void countSent(Notification owed, Settlement settlement) {
    String kind = channels.find(owed.channel()).map(each -> each.kind().id()).orElse("gone");
    String result = settlement.state().name().toLowerCase(Locale.ROOT);
    metrics.counter("handbell.notifier.nudges", "kind", kind, "result", result).increment();
  }
}
