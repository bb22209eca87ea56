package org.handbell.notifier.register;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
  private final Standby standby;
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
    this.standby = new Standby(config, outbox.mails());
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
    return bells(handle, about, mail.recipient(), channels::atOnce, now).stream()
        .filter(bell -> bell.mayRing(recusal, about))
        .filter(bell -> owe(handle, mail, bell, "at once", now))
        .map(Bell::channel)
        .toList();
  }

  private List<Channel> next(Handle handle, Rung rung, Case about, Instant now) {
    Notification message = rung.message();
    Contact reader = message.recipient();
    List<Bell> left =
        bells(
            handle,
            about,
            reader,
            who -> channels.after(who, who.equals(reader) ? message.channel() : Channel.MAIL),
            now);
    if (left.isEmpty()) {
      return List.of();
    }
    Optional<Bell> next = left.stream().filter(bell -> bell.mayRing(recusal, about)).findFirst();
    String because =
        message.channel()
            + (rung.state() == OutboxState.DEAD ? " was refused" : " was not accepted in time");
    String what = next.map(bell -> bell.inPlaceOf(reader)).orElse("none is left");
    audit.append(
        handle,
        now,
        "handbell",
        "next channel",
        about.number(),
        reader.id() + ": " + what + ", as " + because);
    return next.stream()
        .filter(bell -> owe(handle, message, bell, because, now))
        .map(Bell::channel)
        .toList();
  }

  /** A channel and who is told on it. */
  private record Bell(Channel channel, Contact who) {

    boolean mayRing(ChannelRecusal recusal, Case about) {
      return recusal.against(about.incident(), who, channel).isEmpty();
    }

    String inPlaceOf(Contact reader) {
      return channel.id() + (who.equals(reader) ? "" : " of " + who.id() + " in their place");
    }
  }

  /** Where a reader is away, their cover's channels; a room is read by others, a phone is not. */
  private List<Bell> bells(
      Handle handle,
      Case about,
      Contact reader,
      Function<Contact, List<Channel>> channelsOf,
      Instant now) {
    Optional<Contact> there = standby.of(handle, about, reader, now);
    List<Bell> bells = new ArrayList<>();
    there.ifPresent(who -> channelsOf.apply(who).forEach(each -> bells.add(new Bell(each, who))));
    if (!there.equals(Optional.of(reader))) {
      channelsOf.apply(reader).stream()
          .filter(channel -> !channel.isPersonal())
          .forEach(channel -> bells.add(new Bell(channel, reader)));
    }
    return bells;
  }

  private boolean owe(Handle handle, Notification message, Bell bell, String because, Instant now) {
    return outbox.owe(handle, Owed.nudge(message, bell.who(), bell.channel(), because, now), now);
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
    if (channel.get().isPersonal() && !isThere(owed, about, now)) {
      return Optional.of(new Settlement(OutboxState.DEAD, now, "its reader is away"));
    }
    return recusal
        .against(about.incident(), owed.recipient(), channel.get())
        .map(because -> new Settlement(OutboxState.DEAD, now, Post.WITHDRAWN));
  }

  private boolean isThere(Notification owed, Case about, Instant now) {
    Contact reader = owed.recipient();
    return jdbi.withHandle(handle -> standby.of(handle, about, reader, now))
        .filter(reader::equals)
        .isPresent();
  }

  /** Writes down that a leased message is moot; there is nothing in it to be mended. */
  public void letGo(Notification owed, Settlement moot, Case about) {
    jdbi.useTransaction(
        handle -> {
          Instant now = clock.instant();
          if (leases.settle(handle, owed, moot, about.incident().revision(), now)) {
            DeadLetters.letGo(handle, owed.key(), now);
          }
        });
  }
}
