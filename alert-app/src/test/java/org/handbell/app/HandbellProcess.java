package org.handbell.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** The classes under test in a process of their own, which a test may kill as a power cut would. */
final class HandbellProcess {

  /** However slow the machine is. */
  static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("patience", 5));

  private static final Pattern SPOOLED =
      Pattern.compile("(?m)^handbell_ingest_spooled_total(?:\\{[^}]*})? ([0-9.E]+)$");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final String pages;

  private HandbellProcess(Process process, String pages) {
    this.process = process;
    this.pages = pages;
  }

  /** A class of this class path, to be started with these options of the machine. */
  static ProcessBuilder command(List<String> options, Class<?> main, List<String> arguments) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.add("-cp");
    words.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    words.add(main.getName());
    words.addAll(arguments);
    return new ProcessBuilder(words);
  }

  /**
   * Runs that school and waits until it is ready.
   *
   * @param log what the process prints is added to it, and told when it fails
   */
  static HandbellProcess run(OneSchool school, Path config, Path log) throws IOException {
    Process process =
        command(
                List.of("-XX:+UseSerialGC", "-Xmx512m"),
                Main.class,
                List.of("run", "--config", config.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    HandbellProcess handbell = new HandbellProcess(process, school.pages());
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .failFast("the process ended", () -> !process.isAlive())
          .until(handbell::isReady);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      process.destroyForcibly();
      throw new AssertionError(Files.readString(log), e);
    }
    return handbell;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private boolean isReady() {
    return get("/health/ready").filter(answer -> answer.statusCode() == 200).isPresent();
  }

  /** Lines that this process has synced to its spool; 0 when it does not answer. */
  int spooled() {
    return get("/metrics")
        .map(answer -> SPOOLED.matcher(answer.body()))
        .filter(Matcher::find)
        .map(found -> (int) Double.parseDouble(found.group(1)))
        .orElse(0);
  }

  private Optional<HttpResponse<String>> get(String path) {
    try {
      return Optional.of(
          HTTP.send(
              HttpRequest.newBuilder(URI.create(pages + path))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** {@code kill -9}, and waits for the end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to end, and waits half a minute at most. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(30, TimeUnit.SECONDS);
  }
}
