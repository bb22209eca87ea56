package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.ChannelRecusal;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.register.Rungs.Rung;
import org.handbell.notifier.route.Contact;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Sees that an urgent case reaches its readers: on the channels that are used together with the
 * mail, and on the next one of each reader whom a message has not reached in time. Where each
 * stands on that ladder is in the register, so that no rung is used twice whenever the program
 * dies.
 */
public final class Nudges {

  private static final int AT_A_TIME = 200;

  private static final Set<OutboxState> NOT_ARRIVED =
      EnumSet.of(
          OutboxState.READY,
          OutboxState.SENDING,
          OutboxState.RETRY,
          OutboxState.UNKNOWN,
          OutboxState.DEAD);

  private final Channels channels;
  private final ChannelRecusal recusal;
  private final InstantSource clock;
  private final Jdbi jdbi;
  private final Cases cases;
  private final Holdings holdings;
  private final Outbox outbox;
  private final Leases leases;
  private final Rungs rungs;
  private final Audit audit;

  Nudges(
      NotifierConfig config,
      InstantSource clock,
      Jdbi jdbi,
      Cases cases,
      Holdings holdings,
      Outbox outbox,
      Leases leases,
      Rungs rungs,
      Audit audit) {
    this.channels = config.channels();
    this.recusal = new ChannelRecusal(channels, config.contacts());
    this.clock = clock;
    this.jdbi = jdbi;
    this.cases = cases;
    this.holdings = holdings;
    this.outbox = outbox;
    this.leases = leases;
    this.rungs = rungs;
    this.audit = audit;
  }

  /** The keys of the messages at which it is time to look. */
  public List<String> due() {
    return jdbi.withHandle(handle -> rungs.due(handle, clock.instant(), AT_A_TIME));
  }

  /** Looks whether a message has arrived, and returns the channels that are used besides. */
  public List<Channel> look(String key) {
    return jdbi.inTransaction(
        handle ->
            rungs
                .find(handle, key, clock.instant())
                .map(rung -> look(handle, rung))
                .orElse(List.of()));
  }

  private List<Channel> look(Handle handle, Rung rung) {
    Instant now = clock.instant();
    Case about = cases.of(handle, rung.message().about()).orElseThrow();
    Instant late = rung.message().createdAt().plus(channels.patience());
    boolean waits = isWaiting(handle, rung);
    boolean moves = rung.state() == OutboxState.DEAD || !now.isBefore(late);
    List<Channel> used = new ArrayList<>();
    if (isOpen(handle, about)) {
      used.addAll(together(handle, rung, about, now));
      if (waits && moves) {
        used.addAll(next(handle, rung, about, now));
      }
    }
    rungs.lookAgain(handle, rung, waits && !moves && isOpen(handle, about) ? late : null);
    return used;
  }

  /** What was overtaken waits on in what overtook it. */
  private boolean isWaiting(Handle handle, Rung rung) {
    return rung.state() == OutboxState.SUPERSEDED
        ? rungs.isUnsent(handle, rung.message())
        : NOT_ARRIVED.contains(rung.state());
  }

  private boolean isOpen(Handle handle, Case about) {
    return about.outcome() == null && !holdings.of(handle, about.incident().id()).isInHand();
  }

  private List<Channel> together(Handle handle, Rung rung, Case about, Instant now) {
    Notification mail = rung.message();
    boolean goesOut = rung.state() == OutboxState.SENT || NOT_ARRIVED.contains(rung.state());
    if (!mail.channel().equals(Channel.MAIL) || !goesOut) {
      return List.of();
    }
    return channels.atOnce(mail.recipient()).stream()
        .filter(channel -> against(about, mail.recipient(), channel).isEmpty())
        .filter(channel -> outbox.owe(handle, Owed.nudge(mail, channel, "at once", now), now))
        .toList();
  }

  private List<Channel> next(Handle handle, Rung rung, Case about, Instant now) {
    Notification message = rung.message();
    Contact reader = message.recipient();
    List<Channel> left = channels.after(reader, message.channel());
    if (left.isEmpty()) {
      return List.of();
    }
    Optional<Channel> next =
        left.stream().filter(channel -> against(about, reader, channel).isEmpty()).findFirst();
    String because =
        message.channel()
            + (rung.state() == OutboxState.DEAD ? " was refused" : " was not accepted in time");
    audit.append(
        handle,
        now,
        "handbell",
        "next channel",
        about.number(),
        reader.id() + ": " + next.map(Channel::id).orElse("none is left") + ", as " + because);
    return next.stream()
        .filter(channel -> outbox.owe(handle, Owed.nudge(message, channel, because, now), now))
        .toList();
  }

  private Optional<String> against(Case about, Contact reader, Channel channel) {
    return recusal.against(about.incident(), reader, channel);
  }

  /**
   * Leases the oldest message that is due on any channel but mail, so that nobody else sends it.
   *
   * @param except ids of channels that are left alone for now
   */
  public Optional<Notification> lease(Set<String> except) {
    return jdbi.inTransaction(handle -> leases.leaseNudge(handle, clock.instant(), except));
  }

  /**
   * Why a leased message is not to be sent any more, or nothing: people and roles may have changed,
   * and somebody may have taken the case.
   */
  public Optional<Settlement> moot(Notification owed, Case about) {
    Instant now = clock.instant();
    Optional<Channel> channel = channels.find(owed.channel());
    if (channel.isEmpty()) {
      return Optional.of(
          new Settlement(OutboxState.DEAD, now, "the channel is configured no more"));
    }
    if (!jdbi.withHandle(handle -> isOpen(handle, about))) {
      return Optional.of(new Settlement(OutboxState.SUPERSEDED, now, "somebody has the case"));
    }
    return against(about, owed.recipient(), channel.get())
        .map(because -> new Settlement(OutboxState.DEAD, now, Register.WITHDRAWN));
  }
}
