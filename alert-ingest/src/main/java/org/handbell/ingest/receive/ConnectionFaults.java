package org.handbell.ingest.receive;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of each connection's pipeline: what went wrong before it closes the connection. */
final class ConnectionFaults extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionFaults.class);

  private final String sourceId;
  private final ConnectionGuard guard;
  private boolean shakingHands;

  ConnectionFaults(String sourceId, ConnectionGuard guard, boolean encrypted) {
    this.sourceId = sourceId;
    this.guard = guard;
    this.shakingHands = encrypted;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      shakingHands = false;
      if (!handshake.isSuccess()) {
        Throwable cause = handshake.cause();
        LOG.info("source={}: no TLS: {}", sourceId, cause.getClass().getSimpleName());
        guard.close("handshake");
      }
    }
  }

  /** A sender that breaks off is nothing unusual; anything else is said by its kind alone. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (shakingHands || cause.getCause() instanceof javax.net.ssl.SSLException) {
      var unused = context.close();
    } else if (cause instanceof IOException) {
      guard.close("broken off");
    } else {
      LOG.error("source={}: connection closed: {}", sourceId, cause.getClass().getSimpleName());
      guard.close("fault");
    }
  }
}
