package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionGuardTest {

  @TempDir Path folder;

  private OpenWays ways;

  @BeforeEach
  void open() throws Exception {
    ways = OpenWays.one(folder, "syslog+tcp://127.0.0.1:0");
  }

  @AfterEach
  void close() {
    ways.close();
  }

  /** A connection with its guard, on a clock that the test moves. */
  private class Guarded {
    final EmbeddedChannel channel = new EmbeddedChannel();
    final ConnectionGuard guard;

    Guarded(boolean answered) {
      Intake intake = ways.intake(OpenWays.source("elm-fw", "syslog+tcp://127.0.0.1:0"));
      guard = new ConnectionGuard(channel, InetAddress.getLoopbackAddress(), intake, answered);
      channel.freezeTime();
      channel.pipeline().addLast(guard);
      channel.pipeline().fireChannelActive();
    }

    void send(int bytes) {
      if (!channel.isOpen()) {
        return;
      }
      channel.writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    void pass(int seconds) {
      for (int i = 0; i < seconds; i++) {
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
      }
    }
  }

  @Test
  void who_connects_and_says_nothing_is_closed_after_half_a_minute() {
    Guarded guarded = new Guarded(false);

    guarded.pass(29);
    assertThat(guarded.channel.isOpen()).isTrue();
    guarded.pass(1);

    assertThat(guarded.channel.isOpen()).isFalse();
    assertThat(ways.count("connections.closed", "reason", "nothing sent")).isEqualTo(1);
  }

  @Test
  void who_begins_a_line_and_falls_silent_is_closed_after_ten_minutes() {
    Guarded guarded = new Guarded(false);
    guarded.send(1);

    guarded.pass(600);

    assertThat(guarded.channel.isOpen()).isFalse();
    assertThat(ways.count("connections.closed", "reason", "idle")).isEqualTo(1);
  }

  @Test
  void a_firewall_that_has_been_heard_may_be_silent_all_night() {
    Guarded guarded = new Guarded(false);
    guarded.send(100);
    guarded.guard.whole();

    guarded.pass(12 * 3600);

    assertThat(guarded.channel.isOpen()).isTrue();
  }

  @Test
  void a_request_that_trickles_is_closed_and_one_that_flows_is_not() {
    Guarded trickling = new Guarded(true);
    Guarded flowing = new Guarded(true);

    for (int second = 0; second < 120; second++) {
      trickling.send(20);
      flowing.send(150);
      trickling.pass(1);
      flowing.pass(1);
    }

    assertThat(trickling.channel.isOpen()).isFalse();
    assertThat(ways.count("connections.closed", "reason", "too slow")).isEqualTo(1);
    assertThat(flowing.channel.isOpen()).isTrue();
  }

  @Test
  void who_waits_for_us_is_not_blamed_for_being_silent() {
    Guarded guarded = new Guarded(true);
    guarded.send(10);
    guarded.channel.config().setAutoRead(false);

    guarded.pass(3600);

    assertThat(guarded.channel.isOpen()).isTrue();
  }

  @Test
  void a_line_without_its_end_is_kept_after_a_minute_and_its_sender_may_go_on() {
    Syslog syslog = new Syslog();
    syslog.send(OpenWays.request("jo", "/one") + "\n" + OpenWays.request("jo", "/two"));

    syslog.pass(59);
    assertThat(ways.count("lines")).isEqualTo(1);
    syslog.pass(2);
    assertThat(ways.count("lines")).isEqualTo(2);
    syslog.pass(12 * 3600);
    syslog.send("\n" + OpenWays.request("jo", "/three") + "\n");

    await().until(() -> ways.sink().events().size() == 3);
    assertThat(syslog.channel.isOpen()).isTrue();
  }

  @Test
  void a_message_that_trickles_is_ended_also_where_its_sender_has_been_heard() {
    Syslog syslog = new Syslog();
    syslog.send("whole\n");

    for (int second = 0; second < 600 && syslog.channel.isOpen(); second += 30) {
      syslog.send("x");
      syslog.pass(30);
    }
    syslog.pass(10);

    assertThat(syslog.channel.isOpen()).isFalse();
    assertThat(ways.count("connections.closed", "reason", "unfinished")).isEqualTo(1);
    await().until(() -> ways.rejected().equals(List.of("whole", "x".repeat(20))));
  }

  @Test
  void a_count_that_lies_swallows_the_lines_behind_it_for_ten_minutes_at_most() {
    Syslog syslog = new Syslog();
    syslog.send("99999 first\n");

    for (int i = 0; i < 15 && syslog.channel.isOpen(); i++) {
      syslog.send("next\n");
      syslog.pass(45);
    }

    assertThat(syslog.channel.isOpen()).isFalse();
    assertThat(ways.count("framing.faults")).isEqualTo(1);
    await().until(() -> ways.rejected().size() == 1);
    assertThat(ways.rejected().get(0)).startsWith("first\nnext\nnext");
  }

  @Test
  void who_begins_lines_and_never_ends_one_is_not_taken_for_a_firewall() {
    Syslog syslog = new Syslog();
    syslog.send("x");

    syslog.pass(600);

    assertThat(syslog.channel.isOpen()).isFalse();
    assertThat(ways.count("connections.closed", "reason", "idle")).isEqualTo(1);
  }

  @Test
  void a_blank_line_each_minute_keeps_a_connection_alive_and_is_no_message() {
    Syslog syslog = new Syslog();
    syslog.send("whole\n");

    for (int minute = 0; minute < 60; minute++) {
      syslog.send("\n");
      syslog.pass(60);
    }

    assertThat(syslog.channel.isOpen()).isTrue();
    assertThat(ways.count("lines")).isEqualTo(1);
  }

  /** A syslog connection on a clock that the test moves. */
  private final class Syslog extends Guarded {

    Syslog() {
      super(false);
      Intake intake = ways.intake(OpenWays.source("elm-fw", "syslog+tcp://127.0.0.1:0"));
      Sender sender = intake.sender(InetAddress.getLoopbackAddress());
      channel.pipeline().addLast(new SyslogConnection(intake, guard, sender));
    }

    void send(String text) {
      channel.writeInbound(Unpooled.copiedBuffer(text, UTF_8));
    }
  }
}
