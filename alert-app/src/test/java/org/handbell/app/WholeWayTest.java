package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.MailSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in one process, as one school has it: embedded broker, streams, SQLite. */
class WholeWayTest extends WholeWayContract {

  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  @TempDir Path folder;

  @Override
  Running start(MailSink sink) throws Exception {
    App app = App.start(ConfigReader.read(config(sink.port())), Clock.systemUTC());
    app.awaitReady();
    port = app.httpPort();
    return new Running() {
      @Override
      public InetSocketAddress source() {
        return app.addressOf("elm-fw");
      }

      @Override
      public String metrics() {
        return get("/metrics").body();
      }

      @Override
      public void close() {
        app.close();
      }
    };
  }

  @Override
  MailSink sink() {
    return new MailSink();
  }

  @Override
  Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Override
  void alsoHolds() throws IOException {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    String metrics = get("/metrics").body();
    assertThat(WatchedTest.metrics())
        .isNotEmpty()
        .allMatch(
            name -> metrics.contains("\n" + name + " ") || metrics.contains("\n" + name + "{"));
  }

  /** The spool and the two topics of lines may hold it as it came; no store or database may. */
  @AfterEach
  void nothingButTheRawLineNamesTheListedAddress() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      List<Path> naming =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().contains("/spool/"))
              .filter(file -> !file.toString().contains("/handbell.events-"))
              .filter(file -> !file.toString().contains("/handbell.rejected-"))
              .filter(WholeWayTest::namesTheListedAddress)
              .toList();
      assertThat(naming).isEmpty();
    }
  }

  private static boolean namesTheListedAddress(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains("listed-page");
    } catch (IOException e) {
      throw new IllegalStateException("cannot look into " + file, e);
    }
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no answer of " + path, e);
    }
  }

  private Path config(int smtp) throws IOException {
    Files.writeString(folder.resolve("listed.txt"), LISTED + "\n");
    Files.writeString(folder.resolve("people.csv"), PUPILS);
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        SCHOOL
            + """
            sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
            mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example, words: include }
            console: { listen: "http://127.0.0.1:0" }
            """
                .formatted(smtp));
  }
}
