package org.handbell.ingest.receive;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Instant;
import org.handbell.ingest.spool.ArrivedLine;

/**
 * One sender's connection: its bytes become lines of the spool, as fast as the spool takes them.
 */
final class SyslogConnection extends ChannelInboundHandlerAdapter implements SyslogFraming.Frames {

  private final Intake intake;
  private final ConnectionGuard guard;
  private final String sender;
  private final SyslogFraming framing = new SyslogFraming(Intake.LINE_LIMIT, this);
  private Instant received = Instant.EPOCH;
  private boolean room = true;

  SyslogConnection(Intake intake, ConnectionGuard guard, String sender) {
    this.intake = intake;
    this.guard = guard;
    this.sender = sender;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (!intake.isAccepting()) {
      pause(context);
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
    if (!room) {
      pause(context);
    }
  }

  /** Not reading fills the sender's buffers, so that it waits instead of us losing its lines. */
  private void pause(ChannelHandlerContext context) {
    room = true;
    context.channel().config().setAutoRead(false);
    intake.whenRoom(() -> context.executor().execute(() -> resume(context)));
  }

  private static void resume(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(true);
  }

  @Override
  public void frame(byte[] bytes, boolean truncated) {
    guard.whole();
    room &= intake.take(new ArrivedLine(intake.id(), received, bytes, truncated, null, sender));
  }

  @Override
  public void fault() {
    intake.meters().framingFault();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    received = intake.now();
    framing.end();
    context.fireChannelInactive();
  }
}
