package org.handbell.classifier.list.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListFormat;
import org.handbell.classifier.list.ListUse;
import org.handbell.model.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsListTest {

  private static final byte[] KEY = "an installation's secret".getBytes(StandardCharsets.UTF_8);
  private static final byte[] LIST = "a.example/x\nb.example\n".getBytes(StandardCharsets.UTF_8);
  private static final String BEARER = "Bearer secret-token";

  @TempDir Path folder;

  private static final CountDownLatch OVER = new CountDownLatch(1);
  private static ListServer server;

  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start(@TempDir Path ofServer) throws Exception {
    server = ListServer.start(ofServer);
  }

  @AfterAll
  static void stop() {
    OVER.countDown();
    server.close();
  }

  @Test
  void a_list_is_fetched_signed_in_and_asked_for_again_only_when_changed() throws Exception {
    server.answer(
        "/iwf.gz",
        exchange -> {
          boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.getResponseHeaders().add("ETag", "\"v1\"");
          boolean signedIn = BEARER.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          reply(exchange, !signedIn ? 401 : known ? 304 : 200, Damage.gzip(LIST));
        });
    server.answer(
        "/iwf.gz.sha256",
        exchange ->
            reply(exchange, 200, sha256(Damage.gzip(LIST)).getBytes(StandardCharsets.UTF_8)));

    assertThat(tool("/iwf.gz", null, "iwf.gz.sha256").update("iwf", false))
        .satisfies(refused("401"));
    assertThat(tool("/iwf.gz", BEARER, "iwf.gz.sha256").update("iwf", false))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(tool("/iwf.gz", BEARER, "iwf.gz.sha256").update("iwf", false))
        .isInstanceOf(Outcome.Unchanged.class);
    assertThat(tool("/iwf.gz", BEARER, "").states())
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.entries()).isEqualTo(2);
              assertThat(state.confirmed()).isNotNull();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page",
        "/insecure",
        "/round",
        "/missing",
        "/broken",
        "/short",
        "/huge",
        "/wrong-sum"
      })
  void what_is_no_list_is_refused(String path) throws Exception {
    server.answer(
        "/page", exchange -> reply(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8)));
    server.answer("/insecure", exchange -> redirect(exchange, "http://127.0.0.1/list"));
    server.answer("/round", exchange -> redirect(exchange, "/round"));
    server.answer("/broken", exchange -> reply(exchange, 500, LIST));
    server.answer("/huge", exchange -> reply(exchange, 200, new byte[3 << 20]));
    server.answer("/wrong-sum", exchange -> reply(exchange, 200, LIST));
    server.answer(
        "/sum", exchange -> reply(exchange, 200, "0".repeat(64).getBytes(StandardCharsets.UTF_8)));
    server.answer(
        "/short",
        exchange -> {
          exchange.sendResponseHeaders(200, LIST.length + 100L);
          exchange.getResponseBody().write(LIST);
          exchange.getResponseBody().flush();
          exchange.close();
        });

    Outcome outcome =
        tool(path, BEARER, path.equals("/wrong-sum") ? "sum" : "").update("iwf", false);

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).why()).doesNotContain("secret-token", "a.example");
  }

  @Test
  void no_other_host_gets_to_see_the_password() throws Exception {
    server.answer("/list", exchange -> redirect(exchange, "/moved"));
    server.answer(
        "/moved",
        exchange -> {
          authorizations.add(authorization(exchange));
          redirect(exchange, "https://localhost:" + server.address("/").getPort() + "/else");
        });
    server.answer(
        "/else",
        exchange -> {
          authorizations.add(authorization(exchange));
          reply(exchange, 200, LIST);
        });

    Outcome outcome = tool("/list", BEARER, "").update("iwf", false);

    assertThat(outcome).isInstanceOf(Outcome.Taken.class);
    assertThat(authorizations).containsExactly(BEARER, "null");
  }

  @Test
  void a_server_that_never_ends_is_given_up() throws Exception {
    server.answer(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(LIST);
          exchange.getResponseBody().flush();
          await();
        });
    HttpsSource impatient = server.client(Duration.ofSeconds(1));

    assertThat(tool(server.address("/slow"), null, "", impatient).update("iwf", false))
        .satisfies(refused("cannot be fetched"));
  }

  @Test
  void a_certificate_that_the_machine_does_not_trust_is_refused() throws Exception {
    server.answer("/list", exchange -> reply(exchange, 200, LIST));

    assertThat(
            tool(server.address("/list"), null, "", new HttpsSource(Duration.ofSeconds(20)))
                .update("iwf", false))
        .satisfies(refused("certificate"));
  }

  private ListTool tool(String path, @Nullable String authorization, String checksum) {
    return tool(
        server.address(path), authorization, checksum, server.client(Duration.ofSeconds(20)));
  }

  private ListTool tool(
      URI address, @Nullable String authorization, String checksum, HttpsSource source) {
    ListConfig config =
        new ListConfig(
            "iwf",
            Category.ILLEGAL_CSAM,
            ListFormat.URLS,
            ListUse.BLOCK,
            null,
            new ListConfig.AtAddress(address, authorization, Duration.ofHours(6)),
            new ListConfig.Proof(checksum, List.of(), List.of()),
            1 << 20);
    return ListTool.of(List.of(config), folder.resolve("kept"), KEY, source, Clock.systemUTC());
  }

  private static Consumer<Outcome> refused(String why) {
    return outcome ->
        assertThat(outcome)
            .isInstanceOfSatisfying(
                Outcome.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  private static String authorization(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, status == 304 ? -1 : body.length);
    if (status != 304) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void await() {
    try {
      OVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(VersionFile.sha256().digest(bytes));
  }
}
