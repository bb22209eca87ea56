package org.handbell.notifier.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.notifier.access.Token;
import org.handbell.notifier.console.TestConsole;

/** Another program, which asks with its token. */
final class Program {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;
  private final String secret;
  private int asked;

  Program(TestConsole console, String secret) {
    this.base = console.url();
    this.secret = secret;
  }

  /** One that was given a token for a year. */
  static Program of(TestConsole console, String name, String standsFor, Token.May may) {
    return of(console, name, standsFor, "elm", may);
  }

  static Program of(
      TestConsole console, String name, String standsFor, String school, Token.May may) {
    Token token =
        new Token(
            name,
            standsFor,
            school,
            may,
            console.clock().instant(),
            console.clock().instant().plus(Duration.ofDays(365)),
            null,
            null);
    return new Program(console, console.register().tokens().make(token, "a test").orElseThrow());
  }

  String secret() {
    return secret;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts under a new word. */
  HttpResponse<String> post(String path, Map<String, ?> body) {
    asked++;
    return post(path, body, Map.of("Idempotency-Key", "a-test-of-ours-" + asked));
  }

  HttpResponse<String> post(String path, Map<String, ?> body, Map<String, String> headers) {
    try {
      return post(path, JSON.writeValueAsString(body), headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> post(String path, String body, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putIfAbsent("Content-Type", "application/json");
    HttpRequest.Builder request = request(path);
    all.forEach(request::header);
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path));
    return secret.isEmpty() ? request : request.header("Authorization", "Bearer " + secret);
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
