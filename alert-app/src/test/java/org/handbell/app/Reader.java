package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who is signed in and uses the console's pages and forms, without a browser. */
public final class Reader {

  private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String address;

  /** Signs in by a link that is good once. */
  public Reader(WholeHandbell handbell, String personId) {
    this.address = handbell.address();
    String pass = URI.create(handbell.pass(personId)).getPath();
    post(pass, pass, Map.of());
  }

  /** What a page holds. */
  String page(String path) {
    HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(address + path)));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return new String(answer.body(), UTF_8);
  }

  /** Fills in a form that stands on a page, and sends it; what comes back is no refusal. */
  public byte[] post(String page, String action, Map<String, String> fields) {
    String body =
        withToken(page, fields).entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(action, "application/x-www-form-urlencoded", body);
  }

  /** As {@link #post}, with a file. */
  public void upload(String page, String action, Map<String, String> fields, String file) {
    String parts =
        withToken(page, fields).entrySet().stream()
            .map(each -> part("name=\"" + each.getKey() + "\"") + each.getValue() + "\r\n")
            .collect(Collectors.joining());
    send(
        action,
        "multipart/form-data; boundary=part",
        parts + part("name=\"file\"; filename=\"c.pdf\"") + file + "\r\n--part--\r\n");
  }

  private static String part(String disposition) {
    return "--part\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }

  private Map<String, String> withToken(String page, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(page(page));
    assertThat(token.find()).as("a form on " + page).isTrue();
    Map<String, String> all = new TreeMap<>(fields);
    all.put("form-token", token.group(1));
    return all;
  }

  private byte[] send(String action, String type, String body) {
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(URI.create(address + action))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode())
        .as(action + ": " + new String(answer.body(), UTF_8))
        .isIn(200, 303);
    return answer.body();
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
