package org.handbell.ingest.receive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.handbell.ingest.spool.ArrivedLine;

/**
 * One sender's connection: its bytes become lines of the spool, as fast as the spool takes them and
 * no faster than the sender's share. Not reading fills the sender's buffers, so that it waits
 * instead of us losing its lines.
 */
final class SyslogConnection extends ChannelInboundHandlerAdapter implements SyslogFraming.Frames {

  private static final long SHORTEST_WAIT_NANOS = 10_000_000;
  private static final long LONGEST_WAIT_NANOS = 1_000_000_000;

  private final Intake intake;
  private final ConnectionGuard guard;
  private final Sender sender;
  private final SyslogFraming framing = new SyslogFraming(Intake.LINE_LIMIT, this);
  private Instant received = Instant.EPOCH;
  private boolean room = true;
  private boolean givenUp;
  private int cost;

  SyslogConnection(Intake intake, ConnectionGuard guard, Sender sender) {
    this.intake = intake;
    this.guard = guard;
    this.sender = sender;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (!intake.isAccepting()) {
      awaitRoom(context);
    }
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (context.channel().isActive()) {
        received = intake.now();
        framing.feed(bytes);
      }
    } finally {
      bytes.release();
    }
    sender.share().use(cost);
    cost = 0;
    if (!room) {
      awaitRoom(context);
    } else if (context.channel().config().isAutoRead()) {
      awaitShare(context);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    guard.unfinished(framing.isUnfinished());
    context.fireChannelReadComplete();
  }

  private void awaitRoom(ChannelHandlerContext context) {
    room = true;
    context.channel().config().setAutoRead(false);
    intake.whenRoom(() -> context.executor().execute(() -> awaitShare(context)));
  }

  /** Reads on as soon as the sender may send more. */
  private void awaitShare(ChannelHandlerContext context) {
    boolean over = intake.isOverLimit(sender);
    context.channel().config().setAutoRead(!over);
    if (over) {
      long wait = Math.max(SHORTEST_WAIT_NANOS, sender.share().waitNanos());
      var unused =
          context
              .executor()
              .schedule(
                  () -> awaitShare(context),
                  Math.min(LONGEST_WAIT_NANOS, wait),
                  TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void frame(byte[] bytes, boolean truncated) {
    if (!givenUp) {
      guard.whole();
    }
    cost += Share.cost(bytes.length);
    room &=
        intake.take(
            new ArrivedLine(intake.id(), received, bytes, truncated, null, sender.address()));
  }

  @Override
  public void fault() {
    intake.meters().framingFault();
  }

  /** A line without its end is kept as it is: its end may come with the next one, or never. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event == ConnectionGuard.Event.STALLED) {
      giveUp();
      guard.unfinished(false);
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    received = intake.now();
    giveUp();
    context.fireChannelInactive();
  }

  private void giveUp() {
    givenUp = true;
    framing.end();
    givenUp = false;
  }
}
