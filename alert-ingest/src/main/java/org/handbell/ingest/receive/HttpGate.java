package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.handbell.ingest.SourceConfig;
import org.jspecify.annotations.Nullable;

/** Decides by a request's head whether its body is wanted. */
final class HttpGate {

  static final int LARGEST_BODY = 16 << 20;
  private static final String BEARER = "Bearer ";

  private final String path;
  private final byte @Nullable [] token;

  HttpGate(SourceConfig source) {
    String wanted = String.valueOf(source.listen().getPath());
    this.path = wanted.equals("/") ? "" : wanted;
    this.token = source.token() == null ? null : source.token().getBytes(UTF_8);
  }

  Optional<HttpRefusal> refusal(HttpRequest request) {
    HttpHeaders headers = request.headers();
    if (request.decoderResult().isFailure()) {
      return refused(HttpResponseStatus.BAD_REQUEST, "this is not HTTP/1.1");
    }
    if (!mayCome(headers)) {
      return refused(HttpResponseStatus.UNAUTHORIZED, "send Authorization: Bearer and the token");
    }
    if (!path.isEmpty() && !pathOf(request.uri()).equals(path)) {
      return refused(HttpResponseStatus.NOT_FOUND, "send to " + path);
    }
    if (!HttpMethod.POST.equals(request.method())) {
      return refused(HttpResponseStatus.METHOD_NOT_ALLOWED, "send with POST");
    }
    if (HttpBody.Kind.of(contentType(headers)).isEmpty()) {
      return refused(
          HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
          "send Content-Type: text/plain, application/x-ndjson or application/json");
    }
    String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "identity");
    if (!encoding.equals("identity") && !isGzip(headers)) {
      return refused(HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "compress with gzip or not at all");
    }
    return HttpUtil.getContentLength(request, 0L) > LARGEST_BODY
        ? Optional.of(HttpRefusal.TOO_LARGE)
        : Optional.empty();
  }

  private static Optional<HttpRefusal> refused(HttpResponseStatus status, String reason) {
    return Optional.of(new HttpRefusal(status, reason));
  }

  /** However much of the token is right, the answer takes as long. */
  private boolean mayCome(HttpHeaders headers) {
    String given = headers.get(HttpHeaderNames.AUTHORIZATION, "");
    return token == null
        || (given.regionMatches(true, 0, BEARER, 0, BEARER.length())
            && MessageDigest.isEqual(given.substring(BEARER.length()).getBytes(UTF_8), token));
  }

  private static String pathOf(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  static String contentType(HttpHeaders headers) {
    String given = headers.get(HttpHeaderNames.CONTENT_TYPE, "text/plain");
    int parameters = given.indexOf(';');
    return (parameters < 0 ? given : given.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  static boolean isGzip(HttpHeaders headers) {
    String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING, "");
    return encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
  }
}
