package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that gives out the tokens {@code token-1}, {@code token-2} and so on. */
final class TokenServer implements AutoCloseable {

  private final HttpServer server;
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile @Nullable String refusal;

  TokenServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::answer);
    server.start();
  }

  OAuth oauth(String refreshToken) {
    return new OAuth(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token"),
        "the client",
        "s3cret&=",
        refreshToken.isEmpty() ? null : refreshToken,
        OAuth.MICROSOFT_SCOPE,
        "handbell@elm.example");
  }

  /** The form of each request so far. */
  List<Map<String, String>> asked() {
    return List.copyOf(asked);
  }

  /** From now on it gives out none. */
  void refuse(int with, String body) {
    status = with;
    refusal = body;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> form = new HashMap<>();
    for (String field :
        new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    asked.add(form);
    String given =
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"token-%d\"}"
            .formatted(asked.size());
    String instead = refusal;
    byte[] body = (instead == null ? given : instead).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
