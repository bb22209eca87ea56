package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a mailbox is signed in to with: fetched when needed, kept while they hold, and
 * renewed before they run out. One class of those few that open an address, that of the
 * configuration.
 */
final class AccessTokens {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final Duration USUAL_LIFE = Duration.ofHours(1);
  private static final int MOST_BYTES = 64 * 1024;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What asking for a token came to. */
  sealed interface Answer {}

  /** Good for one sign-in at least. */
  record Token(String value) implements Answer {

    /** Without what it opens. */
    @Override
    public String toString() {
      return "Token";
    }
  }

  /**
   * There is none.
   *
   * @param retryable false where a person must mend something first
   */
  record None(String reason, boolean retryable) implements Answer {}

  private record Kept(Token token, Instant renewAt, Instant endsAt) {}

  private final OAuth oauth;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable Kept kept;

  AccessTokens(OAuth oauth, InstantSource clock) {
    this.oauth = oauth;
    this.clock = clock;
  }

  /** A token that holds; where it cannot be renewed early, the old one until its end. */
  synchronized Answer current() {
    Instant now = clock.instant();
    Kept old = kept;
    if (old != null && now.isBefore(old.renewAt)) {
      return old.token;
    }
    Answer fresh = fetch(now);
    return fresh instanceof None && old != null && now.isBefore(old.endsAt) ? old.token : fresh;
  }

  /** Forgets a token that the mail server did not take, so that another is fetched. */
  synchronized void refuse(Token token) {
    if (kept != null && kept.token.equals(token)) {
      kept = null;
    }
  }

  private Answer fetch(Instant now) {
    HttpRequest request =
        HttpRequest.newBuilder(oauth.tokenUrl())
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(form()))
            .build();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return answer(response.statusCode(), body.readNBytes(MOST_BYTES), now);
      }
    } catch (IOException e) {
      return new None("token server not reached", true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new None("token server not asked", true);
    }
  }

  private String form() {
    Map<String, String> fields = new LinkedHashMap<>();
    String refreshToken = oauth.refreshToken();
    fields.put("client_id", oauth.clientId());
    fields.put("client_secret", oauth.clientSecret());
    if (refreshToken == null) {
      fields.put("grant_type", "client_credentials");
      fields.put("scope", oauth.scope());
    } else {
      fields.put("grant_type", "refresh_token");
      fields.put("refresh_token", refreshToken);
    }
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Answer answer(int status, byte[] body, Instant now) {
    JsonNode json;
    try {
      json = MAPPER.readTree(body);
    } catch (IOException e) {
      json = MAPPER.createObjectNode();
    }
    String token = json.path("access_token").asText("");
    if (status == 200 && token.matches("[\\x21-\\x7e]{1,20000}")) {
      return keep(new Token(token), json.path("expires_in").asLong(0), now);
    }
    String error = json.path("error").asText("");
    String said = error.matches("[a-z_]{1,40}") ? error : String.valueOf(status);
    boolean passes = status == 429 || status >= 500;
    return new None((passes ? "token server " : "token refused ") + said, passes);
  }

  private Token keep(Token token, long seconds, Instant now) {
    Duration life = seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_LIFE;
    Duration early = EARLY.compareTo(life.dividedBy(2)) < 0 ? EARLY : life.dividedBy(2);
    kept = new Kept(token, now.plus(life).minus(early), now.plus(life));
    return token;
  }
}
