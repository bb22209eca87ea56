package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.SyslogSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is killed at random moments while lines arrive: every concern whose line had
 * reached the spool is mailed all the same. {@code -Dkills=20 -Dkill.seed=7} for more of it.
 */
class KillTest {

  private static final Pattern SPOOLED =
      Pattern.compile("(?m)^handbell_ingest_spooled_total(?:\\{[^}]*})? ([0-9.E]+)$");
  private static final Pattern PUPIL = Pattern.compile("\\bcry\\d+x\\b");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(Long.getLong("kill.seed", 20261120));
  private final Set<String> accepted = new HashSet<>();
  private final Map<String, Integer> mailsById = new HashMap<>();
  private final Set<String> mailed = new HashSet<>();
  private final List<Long> readyMillis = new ArrayList<>();
  private int cries;

  @TempDir Path folder;

  @Test
  void every_concern_that_reached_the_spool_is_mailed_however_often_the_process_is_killed()
      throws Exception {
    int kills = Integer.getInteger("kills", 3);
    int syslog = freePort();
    int health = freePort();
    try (MailSink sink = new MailSink()) {
      Path config = config(sink.port(), syslog, health);
      for (int kill = 0; kill < kills; kill++) {
        Process process = start(config, health);
        sendUntilKilled(process, syslog, health, 1000 + random.nextInt(4000));
        hear(sink);
      }
      Process last = start(config, health);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                hear(sink);
                return mailed.containsAll(accepted);
              });
      last.destroy();
      last.waitFor(30, TimeUnit.SECONDS);
      hear(sink);
    }
    long duplicates = mailsById.values().stream().filter(count -> count > 1).count();
    System.out.printf(
        "%d kills: %d concerns accepted, %d mailed, %d mails sent twice; ready after %s ms%n",
        kills, accepted.size(), mailed.size(), duplicates, readyMillis);
    assertThat(accepted).isNotEmpty();
    assertThat(mailed).containsAll(accepted);
    // A mail can be sent twice only when the kill fell between the server's 250 and the mark.
    assertThat(duplicates).isLessThanOrEqualTo(kills);
  }

  private Path config(int smtp, int syslog, int health) throws IOException {
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Kill }
        proof: { morning: "off" }
        schools: [{ id: elm, name: Elm, phase: secondary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:%d", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:%d" }
        """
            .formatted(syslog, smtp, health));
  }

  private Process start(Path config, int health) throws Exception {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.handbell.app.Main",
                "run",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .failFast("the process ended, see its log", () -> !process.isAlive())
        .until(() -> get(health, "/health/ready").map(r -> r.statusCode() == 200).orElse(false));
    readyMillis.add((System.nanoTime() - start) / 1_000_000);
    return process;
  }

  private void sendUntilKilled(Process process, int syslog, int health, int millis)
      throws Exception {
    long killAt = System.nanoTime() + millis * 1_000_000L;
    List<String> sent = new ArrayList<>();
    int safe = 0;
    try (SyslogSender sender =
        new SyslogSender(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), syslog), "elm-fw", true)) {
      while (System.nanoTime() < killAt) {
        String pupil = "cry" + cries++ + "x";
        sender.send(Instant.now(), line(pupil));
        sender.flush();
        sent.add(pupil);
        safe = Math.max(safe, spooled(health));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(40));
      }
      process.destroyForcibly().waitFor();
    } catch (IOException closedByTheKill) {
      // The sender sees the connection go: what was not yet spooled was never accepted.
    }
    accepted.addAll(sent.subList(0, Math.min(safe, sent.size())));
  }

  private static String line(String pupil) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"www.google.com\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"tagset\":{"
            + "\"username\":{\"%s\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"https:\\/\\/www.google.com\\/search?q=i+want+to+kill+myself\"}")
        .formatted(pupil, Instant.now().getEpochSecond());
  }

  /** Lines that this process has synced to its spool. */
  private int spooled(int health) {
    return get(health, "/metrics")
        .map(response -> SPOOLED.matcher(response.body()))
        .filter(Matcher::find)
        .map(found -> (int) Double.parseDouble(found.group(1)))
        .orElse(0);
  }

  private Optional<HttpResponse<String>> get(int port, String path) {
    try {
      return Optional.of(
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                  .timeout(Duration.ofSeconds(2))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void hear(MailSink sink) {
    for (MailSink.Received mail : sink.next()) {
      mailsById.merge(mail.messageId(), 1, Integer::sum);
      Matcher pupil = PUPIL.matcher(mail.text());
      if (pupil.find()) {
        mailed.add(pupil.group());
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
