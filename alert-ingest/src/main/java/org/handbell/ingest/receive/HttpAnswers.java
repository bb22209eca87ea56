package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** What an HTTP sender is answered: a status, and a sentence for whoever set it up. */
final class HttpAnswers {

  private HttpAnswers() {}

  static FullHttpResponse of(HttpRefusal refusal, boolean keepAlive) {
    FullHttpResponse answer = of(refusal.status(), refusal.reason(), keepAlive);
    HttpHeaders headers = answer.headers();
    if (refusal.status().equals(HttpResponseStatus.TOO_MANY_REQUESTS)) {
      headers.set(HttpHeaderNames.RETRY_AFTER, refusal.retrySeconds());
    } else if (refusal.status().equals(HttpResponseStatus.UNAUTHORIZED)) {
      headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    } else if (refusal.status().equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
      headers.set(HttpHeaderNames.ALLOW, "POST");
    }
    return answer;
  }

  static FullHttpResponse kept(int lines, boolean keepAlive) {
    return of(HttpResponseStatus.OK, lines + " lines kept", keepAlive);
  }

  private static FullHttpResponse of(HttpResponseStatus status, String text, boolean keepAlive) {
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(text + "\n", UTF_8));
    HttpUtil.setContentLength(answer, answer.content().readableBytes());
    HttpUtil.setKeepAlive(answer, keepAlive);
    answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
    return answer;
  }

  /** Tells a sender that asked first to send the body. */
  static FullHttpResponse goOn() {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER);
  }
}
