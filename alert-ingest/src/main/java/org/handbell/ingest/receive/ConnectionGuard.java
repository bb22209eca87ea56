package org.handbell.ingest.receive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one connection from before its first byte: one that says nothing, or a message that
 * trickles, is closed, and so is a silent one unless that could lose a line. A syslog sender hears
 * nothing from us: one that has been heard before and is then closed for its silence would send its
 * next line into nowhere. Whether it is still there is what TCP's own probes find out.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter implements ConnectionCaps.Guest {

  static final int TICK_SECONDS = 10;
  private static final int FIRST_BYTE_TICKS = 30 / TICK_SECONDS;
  private static final int IDLE_TICKS = 600 / TICK_SECONDS;
  private static final int SLOW_TICKS = 60 / TICK_SECONDS;
  private static final int STALLED_TICKS = 60 / TICK_SECONDS;
  private static final int LONGEST_TICKS = 600 / TICK_SECONDS;
  private static final int LEAST_BYTES_PER_TICK = 100 * TICK_SECONDS;

  /** What the connection's protocol is told. */
  enum Event {
    /** For a minute nothing more has come of the message that has begun. */
    STALLED
  }

  private final Channel channel;
  private final InetAddress sender;
  private final Intake intake;
  private final boolean answered;
  private @Nullable Future<?> ticking;
  private boolean heard;
  private boolean proven;
  private int silentTicks;
  private boolean unfinished;
  private int messageTicks;
  private long messageBytes;

  /**
   * Guards a connection that {@link ConnectionCaps} has still to admit.
   *
   * @param answered whether each message is answered, so that the sender notices being closed
   */
  ConnectionGuard(Channel channel, InetAddress sender, Intake intake, boolean answered) {
    this.channel = channel;
    this.sender = sender;
    this.intake = intake;
    this.answered = answered;
  }

  boolean admit() {
    boolean admitted = intake.caps().admit(sender, this);
    if (admitted) {
      channel.closeFuture().addListener(closed -> intake.caps().gone(sender, this));
    }
    return admitted;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    ticking =
        context
            .executor()
            .scheduleAtFixedRate(() -> tick(context), TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    heard = true;
    unfinished = true;
    silentTicks = 0;
    messageBytes += ((ByteBuf) message).readableBytes();
    context.fireChannelRead(message);
  }

  /** Something whole has come: a line or a request. */
  void whole() {
    unfinished = false;
    messageTicks = 0;
    messageBytes = 0;
    if (!proven) {
      proven = true;
      intake.caps().proven(sender, this);
    }
  }

  /** Says whether, after all that has come, a message has begun and not ended. */
  void unfinished(boolean is) {
    unfinished = is;
  }

  private void tick(ChannelHandlerContext context) {
    if (!channel.config().isAutoRead()) {
      return; // it waits for us
    }
    silentTicks++;
    messageTicks = unfinished ? messageTicks + 1 : 0;
    if (!heard && silentTicks >= FIRST_BYTE_TICKS) {
      close("nothing sent");
    } else if (silentTicks >= IDLE_TICKS && (answered || !proven)) {
      close("idle");
    } else if (messageTicks >= LONGEST_TICKS) {
      close("unfinished");
    } else if (unfinished && !answered && silentTicks >= STALLED_TICKS) {
      context.fireUserEventTriggered(Event.STALLED);
    } else if (answered
        && messageTicks >= SLOW_TICKS
        && messageBytes < (long) LEAST_BYTES_PER_TICK * messageTicks) {
      close("too slow");
    }
  }

  @Override
  public void crowdOut() {
    close("crowded out");
  }

  /** Closes, counted under the reason. */
  void close(String reason) {
    intake.meters().closedConnection(reason);
    var unused = channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (ticking != null) {
      ticking.cancel(false);
    }
    context.fireChannelInactive();
  }
}
