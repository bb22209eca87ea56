package org.handbell.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.handbell.app.config.HandbellConfig.Proof.Heartbeat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to somebody outside, every few minutes, that everything works: where it is said no more,
 * they tell people what Handbell itself no longer can. It says nothing else, and nothing at all
 * while any part does not work.
 */
final class OutsideHeartbeat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutsideHeartbeat.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final Map<String, BooleanSupplier> parts;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread daemon = new Thread(run, "handbell-heartbeat");
            daemon.setDaemon(true);
            return daemon;
          });
  private volatile org.handbell.notifier.proof.Heartbeat state =
      org.handbell.notifier.proof.Heartbeat.WELL;

  OutsideHeartbeat(
      URI address, Map<String, BooleanSupplier> parts, MeterRegistry meters, InstantSource clock) {
    this.address = address;
    this.parts = Map.copyOf(parts);
    this.meters = meters;
    this.clock = clock;
  }

  /** The address that a process of these stages beats at; null where another one does. */
  static @Nullable URI address(Heartbeat to, String stage) {
    boolean own = to.url().contains(Heartbeat.STAGE);
    boolean speaks = own || stage.equals("all") || stage.equals("notifier");
    return speaks ? URI.create(to.url().replace(Heartbeat.STAGE, stage)) : null;
  }

  void start(Duration every) {
    var unused =
        thread.scheduleWithFixedDelay(
            this::beat, every.toSeconds(), every.toSeconds(), TimeUnit.SECONDS);
  }

  /** How it does, for those who can mend it. */
  org.handbell.notifier.proof.Heartbeat state() {
    return state;
  }

  /** Says it once, where it is true. */
  void beat() {
    List<String> ill =
        parts.entrySet().stream()
            .filter(part -> !isWell(part.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!ill.isEmpty()) {
      count("withheld");
      LOG.warn("no heartbeat: {} do not work", ill);
      return;
    }
    String fault = send();
    count(fault == null ? "sent" : "failed");
    Instant since = state.failingSince();
    state =
        fault == null
            ? org.handbell.notifier.proof.Heartbeat.WELL
            : new org.handbell.notifier.proof.Heartbeat(
                since == null ? clock.instant() : since, fault);
    if (fault != null) {
      LOG.warn("the heartbeat failed: {}", fault);
    }
  }

  /** A part that cannot even be asked does not work. */
  private static boolean isWell(BooleanSupplier part) {
    try {
      return part.getAsBoolean();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private @Nullable String send() {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("User-Agent", "handbell")
            .GET()
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? null : "it was answered with " + status;
    } catch (IOException e) {
      return "no answer (" + e.getClass().getSimpleName() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "it was interrupted";
    }
  }

  private void count(String result) {
    meters.counter("handbell.app.heartbeats", "result", result).increment();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
