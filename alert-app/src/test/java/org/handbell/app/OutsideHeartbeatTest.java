package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.handbell.app.config.HandbellConfig.Proof.Heartbeat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody outside hears of Handbell exactly as long as everything in it works. */
class OutsideHeartbeatTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private volatile int status = 200;
  private volatile boolean brokerWorks = true;
  private final Javalin outside =
      Javalin.create(
              config ->
                  config.routes.get(
                      "/ping",
                      ctx -> {
                        heard.add(ctx.method() + ctx.queryString() + ctx.body());
                        ctx.status(status);
                      }))
          .start("127.0.0.1", 0);
  private final OutsideHeartbeat heartbeat =
      new OutsideHeartbeat(
          URI.create("http://127.0.0.1:" + outside.port() + "/ping"),
          Map.of("ingest", () -> true, "broker", () -> brokerWorks),
          meters,
          Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void stop() {
    heartbeat.close();
    outside.stop();
  }

  private double counted(String result) {
    return meters.counter("handbell.app.heartbeats", "result", result).count();
  }

  @Test
  void it_says_nothing_but_that_it_is_there() {
    heartbeat.beat();

    assertThat(heard).containsExactly("GETnull");
    assertThat(counted("sent")).isEqualTo(1);
    assertThat(heartbeat.state().failingSince()).isNull();
  }

  @Test
  void while_any_part_does_not_work_it_is_silent_and_that_is_no_fault_of_the_address() {
    brokerWorks = false;

    heartbeat.beat();

    assertThat(heard).isEmpty();
    assertThat(counted("withheld")).isEqualTo(1);
    assertThat(heartbeat.state().failingSince()).isNull();
  }

  @Test
  void an_address_that_does_not_answer_as_it_should_is_a_failure_until_it_does() {
    status = 404;
    heartbeat.beat();
    Instant since = heartbeat.state().failingSince();
    status = 200;
    heartbeat.beat();

    assertThat(since).isEqualTo(NOW);
    assertThat(counted("failed")).isEqualTo(1);
    assertThat(heartbeat.state().failingSince()).isNull();
  }

  @Test
  void of_several_processes_each_has_its_own_address_or_the_notifier_speaks_for_all() {
    Heartbeat one = new Heartbeat("https://hc.example/x", Duration.ofMinutes(5));
    Heartbeat each = new Heartbeat("https://hc.example/{stage}", Duration.ofMinutes(5));

    assertThat(OutsideHeartbeat.address(one, "ingest")).isNull();
    assertThat(OutsideHeartbeat.address(one, "notifier")).hasToString("https://hc.example/x");
    assertThat(OutsideHeartbeat.address(one, "all")).hasToString("https://hc.example/x");
    assertThat(OutsideHeartbeat.address(each, "ingest")).hasToString("https://hc.example/ingest");
  }
}
