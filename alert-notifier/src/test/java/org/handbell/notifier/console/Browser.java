package org.handbell.notifier.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.notifier.access.Secret;

/** Asks for pages and posts forms as a browser does; it keeps its cookie and follows nothing. */
public final class Browser {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private String secret;

  Browser(String base, String secret) {
    this.base = base;
    this.secret = secret;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, Map.of(), "same-origin");
  }

  /** Fetches a file. */
  public HttpResponse<byte[]> fetch(String path) {
    try {
      return HTTP.send(request(path, "same-origin").GET().build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks as a page does that keeps itself up to date. */
  public HttpResponse<String> poll(String path) {
    return send(request(path, "same-origin").header("HX-Request", "true").GET());
  }

  /** Posts a form that one of our own pages showed to this browser. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    Map<String, String> all = new TreeMap<>(fields);
    all.putIfAbsent("form-token", Secret.ofForms(secret));
    return send("POST", path, all, "same-origin");
  }

  /** Posts a form of ours with a file. */
  public HttpResponse<String> upload(String path, Map<String, String> fields, byte[] file) {
    Map<String, String> all = new TreeMap<>(fields);
    all.put("form-token", Secret.ofForms(secret));
    String parts =
        all.entrySet().stream()
            .map(field -> part("name=\"" + field.getKey() + "\"") + field.getValue() + "\r\n")
            .collect(joining());
    String before = parts + part("name=\"file\"; filename=\"c.pdf\"");
    return send(
        request(path, "same-origin")
            .header("Content-Type", "multipart/form-data; boundary=part")
            .POST(
                BodyPublishers.ofString(
                    before + new String(file, ISO_8859_1) + "\r\n--part--\r\n", ISO_8859_1)));
  }

  private static String part(String disposition) {
    return "--part\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }

  /** Posts what is given and nothing else. */
  public HttpResponse<String> send(
      String method, String path, Map<String, String> fields, String site) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(joining("&"));
    return send(
        request(path, site)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String site) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Sec-Fetch-Site", site);
    return secret.isEmpty() ? request : request.header("Cookie", "handbell=" + secret);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The secret in its cookie, empty when it has none. */
  public String secret() {
    return secret;
  }

  private void keep(String cookie) {
    if (cookie.startsWith("handbell=")) {
      int end = cookie.indexOf(';');
      secret = cookie.substring("handbell=".length(), end < 0 ? cookie.length() : end);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
