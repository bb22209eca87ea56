package org.handbell.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code ./handbell} in a process of its own, seen from outside as its machine sees it. */
final class Child implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final double TICKS_A_SECOND = 100;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /** Starts a command; what it prints goes to that file. */
  static Child start(Path output, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(handbell()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()));
    return new Child(builder.start());
  }

  /** What every child said went wrong. */
  private static Path errors() {
    return Path.of(System.getProperty("java.io.tmpdir"), "handbell-benchmarks.log");
  }

  /** The script of the working copy, from the folder of the benchmarks or above it. */
  private static String handbell() {
    Path here = Path.of("handbell").toAbsolutePath();
    return Files.exists(here)
        ? here.toString()
        : Path.of("../handbell").toAbsolutePath().toString();
  }

  /** Seconds until it says on that port that it is ready, counted from {@code start}. */
  double awaitReady(int port, long start) throws IOException, InterruptedException {
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      if (!process.isAlive()) {
        throw new IOException("Handbell has ended with " + process.exitValue());
      }
      try {
        if (get(port, "/health/ready").statusCode() == 200) {
          return (System.nanoTime() - start) / 1e9;
        }
      } catch (IOException e) {
        LockSupport.parkNanos(1); // it does not listen yet
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new IOException("Handbell is not ready after three minutes");
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .build(),
        BodyHandlers.ofString());
  }

  /** The sum of what it counts under that name. */
  static double count(int port, String name) {
    try {
      return get(port, "/metrics")
          .body()
          .lines()
          .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("Handbell does not say what it counts", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** What it has of the machine's memory, in MiB; 0 when it has ended. */
  double residentMiB() {
    return status("VmRSS:");
  }

  /** The most it ever had. */
  double mostResidentMiB() {
    return status("VmHWM:");
  }

  private double status(String field) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Seconds of all cores that it has used; 0 when it has ended. */
  double busySeconds() {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return (Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12)))
          / TICKS_A_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }

  /** As a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As the machine's shutdown does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
