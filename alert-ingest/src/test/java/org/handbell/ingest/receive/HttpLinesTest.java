package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.handbell.ingest.SourceConfig;
import org.handbell.model.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpLinesTest {

  private static final String TOKEN = "a-token-of-20-letters";

  private static final String HEAD =
      "POST /lines HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN + "\r\n";

  @TempDir Path folder;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private OpenWays ways;

  @BeforeEach
  void open() throws IOException {
    ways =
        new OpenWays(
            folder,
            List.of(
                new SourceConfig(
                    "elm-fw",
                    "elm",
                    null,
                    URI.create("http://127.0.0.1:0/lines"),
                    "auto",
                    List.of(),
                    null,
                    TOKEN,
                    null)));
  }

  @AfterEach
  void close() {
    ways.close();
  }

  private HttpRequest.Builder post(byte[] body, String type) {
    InetSocketAddress at = ways.at("elm-fw");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/lines".formatted(at.getPort())))
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder text(String body) {
    return post(body.getBytes(UTF_8), "text/plain");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  @Test
  void a_request_sent_again_because_its_answer_was_lost_makes_no_second_event() throws Exception {
    String body = OpenWays.request("jo", "/one") + "\n" + OpenWays.request("al", "/two") + "\r\n";

    HttpResponse<String> first = send(text(body));
    HttpResponse<String> again = send(text(body));
    HttpResponse<String> another = send(text(body).header("Idempotency-Key", "two"));

    assertThat(List.of(first.statusCode(), again.statusCode(), another.statusCode()))
        .containsOnly(200);
    assertThat(first.body()).isEqualTo("2 lines kept\n");
    await().until(() -> ways.count("events") == 6);
    assertThat(ways.sink().events()).as("two, and two that were said to be others").hasSize(4);
    assertThat(ways.sink().order().get(0))
        .extracting(Event::id)
        .asString()
        .matches("[0-9a-f]{32}-0");
  }

  @Test
  void it_is_answered_only_when_every_line_is_on_disk() throws Exception {
    CountDownLatch release = ways.holdWrites();

    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(text("one\ntwo\nthree").build(), BodyHandlers.ofString());

    await().until(() -> ways.count("lines") == 3);
    assertThat(answer).isNotDone();
    release.countDown();
    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void json_elements_are_lines_and_so_are_compressed_ones() throws Exception {
    String array = "[%s,%s]".formatted(OpenWays.request("a", "/1"), OpenWays.request("b", "/2"));
    String records = "{\"records\":[%s]}".formatted(OpenWays.request("c", "/3"));

    HttpResponse<String> plain = send(post(array.getBytes(UTF_8), "application/json"));
    HttpResponse<String> packed =
        send(
            post(gzip(records.getBytes(UTF_8)), "application/json; charset=utf-8")
                .header("Content-Encoding", "gzip"));

    assertThat(List.of(plain.body(), packed.body()))
        .containsExactly("2 lines kept\n", "1 lines kept\n");
    await().until(() -> ways.sink().events().size() == 3);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, Bearer wrong, text/plain, a, , 401, send Authorization: Bearer",
    "POST, , text/plain, a, , 401, send Authorization: Bearer",
    "GET, Bearer a-token-of-20-letters, text/plain, , , 405, send with POST",
    "POST, Bearer a-token-of-20-letters, image/png, a, , 415, send Content-Type: text/plain",
    "POST, Bearer a-token-of-20-letters, text/plain, a, br, 415, compress with gzip or not at all",
    "POST, Bearer a-token-of-20-letters, text/plain, a, gzip, 400, the body is not gzip",
    "POST, Bearer a-token-of-20-letters, application/json, {a, , 400, not JSON at byte",
  })
  void what_cannot_be_taken_is_said_with_what_to_send_instead(
      String method,
      String authorization,
      String type,
      String body,
      String encoding,
      int status,
      String reason)
      throws Exception {
    StringBuilder request = new StringBuilder(method + " /lines HTTP/1.1\r\nHost: x\r\n");
    request.append("Connection: close\r\nContent-Type: ").append(type).append("\r\n");
    if (authorization != null) {
      request.append("Authorization: ").append(authorization).append("\r\n");
    }
    if (encoding != null) {
      request.append("Content-Encoding: ").append(encoding).append("\r\n");
    }
    String content = body == null ? "" : body;
    request.append("Content-Length: ").append(content.length()).append("\r\n\r\n").append(content);

    String answer = exchange(request.toString());

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains(reason);
    assertThat(ways.count("requests.refused", "status", Integer.toString(status))).isEqualTo(1);
    assertThat(ways.count("lines")).isZero();
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = ways.connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void a_body_that_swells_or_is_too_large_is_refused_and_nothing_of_it_taken() throws Exception {
    byte[] bomb = gzip(new byte[64 << 20]);

    HttpResponse<String> swelling =
        send(post(bomb, "text/plain").header("Content-Encoding", "gzip"));
    try (Socket socket = ways.connect()) {
      String head = HEAD + "Content-Length: 99999999999\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      assertThat(new String(socket.getInputStream().readNBytes(12), ISO_8859_1))
          .isEqualTo("HTTP/1.1 413");
    }

    assertThat(swelling.statusCode()).isEqualTo(413);
    assertThat(ways.count("lines")).isZero();
  }

  @Test
  void while_the_disk_is_full_the_sender_is_told_to_come_again() throws Exception {
    ways.fillDisk(true);

    HttpResponse<String> refused = send(text("one"));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    ways.fillDisk(false);
    assertThat(send(text("one")).statusCode()).isEqualTo(200);
  }

  @Test
  void requests_sent_in_one_go_are_answered_in_their_order() throws Exception {
    String answers =
        exchange(
            HEAD
                + "Content-Length: 3\r\n\r\none"
                + HEAD
                + "Transfer-Encoding: chunked\r\n\r\n5\r\none\nt\r\n2\r\nwo\r\n0\r\n\r\n"
                + HEAD
                + "Connection: close\r\nContent-Length: 5\r\n\r\na\nb\nc");

    assertThat(answers.lines().filter(line -> line.endsWith("lines kept")))
        .containsExactly("1 lines kept", "2 lines kept", "3 lines kept");
    await().until(() -> ways.rejected().size() == 6);
  }
}
