package org.handbell.notifier.deliver.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.handbell.model.Priority;
import org.handbell.notifier.channel.Call;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.channel.Channel.Use;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Nudge;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.handbell.notifier.deliver.http.ScriptedWeb.Asked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of channel keeps to, shown against a real server. */
abstract class ChannelContract {

  static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
  static final Nudge NUDGE =
      new Nudge(
          "k1",
          NOW,
          Reason.NEW,
          "2026-000123",
          Priority.P1,
          "elm",
          "+447700900123",
          "https://handbell.elm.example/cases/2026-000123");

  private ScriptedWeb web;

  /** A channel of the kind under test that leads to this address. */
  abstract Channel channel(String url);

  static Channel channel(Kind kind, String url, @Nullable String secret, @Nullable String body) {
    return new Channel(
        "c",
        kind,
        Use.AT_ONCE,
        new Call("POST", url, Map.of(), body),
        secret,
        null,
        List.of(),
        Set.of());
  }

  @BeforeEach
  void start() throws IOException {
    web = new ScriptedWeb();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  Asked asked(Nudge nudge) {
    var unused = send(nudge);
    return web.asked().get(web.asked().size() - 1);
  }

  private Result send(Nudge nudge) {
    return receiver(web.address() + "/hook").send(nudge);
  }

  private HttpReceiver receiver(String url) {
    return new HttpReceiver(channel(url), () -> NOW, Duration.ofSeconds(2));
  }

  @Test
  void what_is_accepted_is_delivered_and_names_the_case() {
    Result result = send(NUDGE);

    assertThat(result).isEqualTo(new Delivered());
    assertThat(web.asked()).hasSize(1);
    assertThat(web.asked().get(0).body()).contains("2026-000123", "P1");
    assertThat(web.asked().get(0).path()).isEqualTo("/hook");
  }

  @Test
  void a_test_is_marked_as_one_and_names_no_case() {
    Nudge test = new Nudge("t", NOW, Reason.TEST, null, Priority.P1, "elm", "+447700900123", null);

    Asked asked = asked(test);

    assertThat(asked.body()).contains("test").doesNotContain("P1", "null");
  }

  @Test
  void the_same_nudge_is_the_same_on_every_attempt() {
    Asked first = asked(NUDGE);

    Asked second = asked(NUDGE);

    assertThat(second.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void a_server_that_cannot_now_is_asked_again(int status) {
    web.answers(ScriptedWeb.code(status));

    Result result = send(NUDGE);

    assertThat(result).isEqualTo(new Deferred("answer " + status, true));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 410, 413})
  void a_server_that_never_will_is_not_asked_again(int status) {
    web.answers(ScriptedWeb.code(status));

    Result result = send(NUDGE);

    assertThat(result).isEqualTo(new Refused("answer " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_leads_nowhere(int status) {
    web.answers(
        exchange -> {
          exchange.getResponseHeaders().set("Location", web.address() + "/inside");
          exchange.sendResponseHeaders(status, -1);
        });

    Result result = send(NUDGE);

    assertThat(result).isEqualTo(new Refused("answer " + status));
    assertThat(web.asked()).extracting(Asked::path).containsExactly("/hook");
  }

  @Test
  void silence_after_the_message_is_an_unknown_outcome() {
    web.hangs();

    Result result = send(NUDGE);

    assertThat(result).isInstanceOf(Unknown.class);
  }

  @Test
  void a_connection_that_breaks_after_the_message_is_an_unknown_outcome() {
    web.answers(exchange -> {});

    Result result = send(NUDGE);

    assertThat(result).isInstanceOf(Unknown.class);
  }

  @Test
  void an_answer_without_end_is_not_read() {
    web.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] some = new byte[1 << 16];
          for (int i = 0; i < 1 << 14; i++) {
            exchange.getResponseBody().write(some);
          }
        });

    Result result = send(NUDGE);

    assertThat(result).isEqualTo(new Delivered());
  }

  @Test
  void a_server_without_tls_gets_nothing() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Integer> heard = answering(plain);

      Result result = receiver("https://127.0.0.1:" + plain.getLocalPort() + "/hook").send(NUDGE);

      assertThat(result).isEqualTo(new Deferred("no safe connection", false));
      assertThat(heard.get()).as("the first byte of a TLS record, RFC 8446").isEqualTo(22);
    }
  }

  /** Answers in plain HTTP whatever comes, and says what came first. */
  private static Future<Integer> answering(ServerSocket plain) {
    FutureTask<Integer> first =
        new FutureTask<>(
            () -> {
              int heard = -1;
              try (Socket socket = plain.accept()) {
                heard = socket.getInputStream().read();
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                var unused = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // the other side hangs up when it hears no TLS
              }
              return heard;
            });
    new Thread(first, "plain").start();
    return first;
  }

  @Test
  void where_nobody_listens_it_is_tried_again() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    Result result = receiver("http://127.0.0.1:" + closed + "/hook").send(NUDGE);

    assertThat(result).isEqualTo(new Deferred("no connection", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.1.2.3/hook",
        "https://192.168.1.1/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://[fd00:ec2::254]/hook",
        "https://[::ffff:10.0.0.1]/hook",
        "https://0.0.0.0/hook",
        "http://198.51.100.7/hook"
      })
  void nothing_is_asked_inside_the_network_nor_without_tls(String url) {
    Result result = receiver(url).send(NUDGE);

    assertThat(result).isInstanceOf(Refused.class);
  }
}
