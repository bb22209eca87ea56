package org.handbell.classifier.list.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.handbell.classifier.list.ListException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a publisher for a list: over HTTPS alone, by the machine's trusted certificates, and with
 * what the configuration gives to sign in, which no other host gets to see.
 */
final class HttpsSource {

  private static final int MOST_HOPS = 5;
  private static final int LONGEST_CHECKSUM = 1 << 16;

  /** What the publisher answers. */
  sealed interface Answer {}

  /** Nothing new. */
  record Unchanged() implements Answer {}

  /** The list as it is now; to be closed by whoever reads it. */
  record Delivery(InputStream content, String etag, String modified) implements Answer {}

  private final HttpClient client;
  private final Duration patience;

  /**
   * With the usual client.
   *
   * @param patience how long one answer may take in all
   */
  HttpsSource(Duration patience) {
    this(
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(ProxySelector.getDefault())
            .build(),
        patience);
  }

  HttpsSource(HttpClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  /** Asks for what has changed since these notes. */
  Answer get(URI address, @Nullable String authorization, Notes since)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response = ask(address, authorization, since);
    if (response.statusCode() == 304) {
      response.body().close();
      return new Unchanged();
    }
    HttpHeaders headers = response.headers();
    return new Delivery(
        new TimedStream(response.body(), patience),
        headers.firstValue("ETag").orElse(""),
        headers.firstValue("Last-Modified").orElse(""));
  }

  /** Asks for a small text. */
  String text(URI address, @Nullable String authorization)
      throws IOException, InterruptedException {
    try (InputStream in =
        new TimedStream(ask(address, authorization, Notes.NONE).body(), patience)) {
      return new String(in.readNBytes(LONGEST_CHECKSUM), StandardCharsets.UTF_8);
    }
  }

  private HttpResponse<InputStream> ask(URI address, @Nullable String authorization, Notes since)
      throws IOException, InterruptedException {
    URI at = address;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      boolean home = sameOrigin(at, address);
      HttpResponse<InputStream> response =
          client.send(
              request(at, home ? authorization : null, since),
              HttpResponse.BodyHandlers.ofInputStream());
      switch (response.statusCode()) {
        case 200, 304 -> {
          return response;
        }
        case 301, 302, 303, 307, 308 -> {
          response.body().close();
          at = next(at, response.headers());
        }
        default -> {
          response.body().close();
          throw new ListException(refusal(response.statusCode()));
        }
      }
    }
    throw new ListException("the address leads from one to the next without end; mend it");
  }

  private HttpRequest request(URI at, @Nullable String authorization, Notes since) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at).timeout(patience).GET();
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (!since.etag().isEmpty()) {
      request.header("If-None-Match", since.etag());
    }
    if (!since.modified().isEmpty()) {
      request.header("If-Modified-Since", since.modified());
    }
    return request.build();
  }

  private static URI next(URI at, HttpHeaders headers) {
    try {
      URI next = at.resolve(headers.firstValue("Location").orElse("http:"));
      if ("https".equalsIgnoreCase(next.getScheme()) && next.getHost() != null) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      // no address at all: no better than one that is not safe
    }
    throw new ListException("the address leads to one that is not https; mend it");
  }

  private static boolean sameOrigin(URI a, URI b) {
    return a.getHost().equalsIgnoreCase(b.getHost()) && a.getPort() == b.getPort();
  }

  private static String refusal(int status) {
    return switch (status) {
      case 401, 403 -> "the server refuses access (" + status + "); check user, password or token";
      case 404, 410 -> "there is no list at the address (" + status + "); check it";
      default -> "the server answers " + status + "; Handbell asks again later";
    };
  }
}
