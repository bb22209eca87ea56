package org.handbell.ingest.receive;

import io.micrometer.core.instrument.Counter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import org.handbell.ingest.IngestMeters;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.spool.ArrivedLine;
import org.handbell.ingest.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One sender's connection: its bytes become lines of the spool, as fast as the spool takes them.
 */
final class SyslogConnection extends ChannelInboundHandlerAdapter implements SyslogFraming.Frames {

  private static final Logger LOG = LoggerFactory.getLogger(SyslogConnection.class);
  private static final int LINE_LIMIT = 64 << 10;

  private final SourceConfig source;
  private final AllowedSenders allowed;
  private final Spool spool;
  private final IngestMeters meters;
  private final Counter lines;
  private final Clock clock;
  private final SyslogFraming framing = new SyslogFraming(LINE_LIMIT, this);
  private Instant received = Instant.EPOCH;
  private String sender = "";
  private boolean room = true;

  SyslogConnection(
      SourceConfig source, AllowedSenders allowed, Spool spool, IngestMeters meters, Clock clock) {
    this.source = source;
    this.allowed = allowed;
    this.spool = spool;
    this.meters = meters;
    this.lines = meters.lines(source.format());
    this.clock = clock;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    InetSocketAddress remote = (InetSocketAddress) context.channel().remoteAddress();
    sender = remote.getAddress().getHostAddress();
    if (!allowed.mayCome(remote.getAddress())) {
      meters.refusedConnection();
      LOG.warn("source={}: a sender that from: does not list was refused", source.id());
      close(context);
    } else if (!spool.isAccepting()) {
      pause(context);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (context.channel().isActive()) {
        received = clock.instant();
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
    spool.whenRoom(() -> context.executor().execute(() -> resume(context)));
  }

  private static void resume(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(true);
  }

  @Override
  public void frame(byte[] bytes, boolean truncated) {
    lines.increment();
    if (truncated) {
      meters.truncated();
    }
    room &= spool.append(new ArrivedLine(source.id(), received, bytes, truncated, null, sender));
  }

  @Override
  public void fault() {
    meters.framingFault();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    received = clock.instant();
    framing.end();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && context.channel().config().isAutoRead()) {
      close(context);
    }
  }

  /** A sender that breaks off is nothing unusual; anything else is said by its kind alone. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.error("source={}: connection closed: {}", source.id(), cause.getClass().getSimpleName());
    }
    close(context);
  }

  private static void close(ChannelHandlerContext context) {
    var unused = context.close();
  }
}
