package org.handbell.ingest.receive;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One HTTP connection: a request is answered with 200 when all its lines are on disk. */
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {

  private static final int LEAVE_SECONDS = 2;

  private final Intake intake;
  private final ConnectionGuard guard;
  private final HttpIntake bodies;
  private final Sender sender;
  private final HttpGate gate;
  private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private @Nullable HttpRequest request;
  private boolean refused;

  HttpConnection(Intake intake, ConnectionGuard guard, HttpIntake bodies, Sender sender) {
    this.intake = intake;
    this.guard = guard;
    this.bodies = bodies;
    this.sender = sender;
    this.gate = new HttpGate(intake.source());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (!refused && part instanceof HttpRequest head) {
      begin(context, head);
    }
    if (!refused && part instanceof HttpContent content) {
      gather(context, content);
    }
    if (refused && part instanceof LastHttpContent) {
      leave(context);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    request = head;
    Optional<HttpRefusal> refusal = intake.refusalNow(sender).or(() -> gate.refusal(head));
    if (refusal.isPresent()) {
      refuse(context, refusal.get());
    } else if (HttpUtil.is100ContinueExpected(head)) {
      var unused = context.writeAndFlush(HttpAnswers.goOn());
    }
  }

  private void gather(ChannelHandlerContext context, HttpContent content) {
    ByteBuf bytes = content.content();
    int count = bytes.readableBytes();
    if (content.decoderResult().isFailure()) {
      refuse(context, new HttpRefusal(HttpResponseStatus.BAD_REQUEST, "this is not HTTP/1.1"));
    } else if (body.size() + count > HttpGate.LARGEST_BODY) {
      refuse(context, HttpRefusal.TOO_LARGE);
    } else if (!bodies.reserve(sender, count)) {
      refuse(context, HttpRefusal.NO_ROOM);
    } else {
      copy(bytes, count);
      if (content instanceof LastHttpContent) {
        finish(context);
      }
    }
  }

  private void copy(ByteBuf bytes, int count) {
    try {
      bytes.readBytes(body, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  private void finish(ChannelHandlerContext context) {
    HttpRequest head = requireNonNull(request);
    guard.whole();
    context.channel().config().setAutoRead(false);
    HttpHeaders headers = head.headers();
    HttpBody whole =
        new HttpBody(
            intake,
            sender,
            HttpBody.Kind.of(HttpGate.contentType(headers)).orElseThrow(),
            HttpGate.isGzip(headers),
            headers.get("Idempotency-Key", headers.get("X-Event-Id", "")),
            body.toByteArray());
    body = new ByteArrayOutputStream(0);
    boolean stays = HttpUtil.isKeepAlive(head);
    bodies.take(whole, new Waiting(context, stays));
  }

  /** The answer goes out on the connection's own thread. */
  private final class Waiting implements HttpBody.Answers {

    private final ChannelHandlerContext context;
    private final boolean stays;

    Waiting(ChannelHandlerContext context, boolean stays) {
      this.context = context;
      this.stays = stays;
    }

    @Override
    public void kept(int lines) {
      context.executor().execute(() -> reply(HttpAnswers.kept(lines, stays)));
    }

    @Override
    public void refused(HttpRefusal refusal) {
      intake.meters().refusedRequest(refusal.status().code());
      context.executor().execute(() -> reply(HttpAnswers.of(refusal, stays)));
    }

    private void reply(FullHttpResponse answer) {
      var sent = context.writeAndFlush(answer);
      if (!stays) {
        var unused = sent.addListener(ChannelFutureListener.CLOSE);
      }
      context.channel().config().setAutoRead(true);
    }
  }

  /** Answers before the body has been read: what is still coming is read and thrown away. */
  private void refuse(ChannelHandlerContext context, HttpRefusal refusal) {
    refused = true;
    forgetBody();
    intake.meters().refusedRequest(refusal.status().code());
    var unused = context.writeAndFlush(HttpAnswers.of(refusal, false));
    var unusedTask =
        context.executor().schedule(() -> leave(context), LEAVE_SECONDS, TimeUnit.SECONDS);
  }

  private static void leave(ChannelHandlerContext context) {
    var unused = context.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forgetBody();
    context.fireChannelInactive();
  }

  /** What was gathered holds memory that others may use. */
  private void forgetBody() {
    bodies.release(sender, body.size());
    body = new ByteArrayOutputStream(0);
  }
}
