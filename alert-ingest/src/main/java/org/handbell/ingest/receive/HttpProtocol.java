package org.handbell.ingest.receive;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;

/** Lines that are posted over HTTP/1.1. */
final class HttpProtocol implements StreamListener.Protocol {

  private final HttpIntake bodies;

  HttpProtocol(HttpIntake bodies) {
    this.bodies = bodies;
  }

  @Override
  public boolean answers() {
    return true;
  }

  /** The flow control hands on one request at a time, however many have come. */
  @Override
  public void handle(
      ChannelPipeline pipeline, Intake intake, ConnectionGuard guard, Sender sender) {
    pipeline
        .addLast(
            new HttpServerCodec(
                new HttpDecoderConfig().setMaxInitialLineLength(4096).setMaxHeaderSize(16 << 10)))
        .addLast(new FlowControlHandler())
        .addLast(new HttpConnection(intake, guard, bodies, sender));
  }
}
