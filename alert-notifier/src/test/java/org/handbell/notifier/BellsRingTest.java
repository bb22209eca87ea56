package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.notifier.channel.Bells;
import org.handbell.notifier.channel.Call;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.channel.Channel.Use;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.deliver.http.ScriptedWeb;
import org.handbell.notifier.deliver.http.ScriptedWeb.Asked;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notifier as it runs, with a mail server that takes a call and never says a word. */
class BellsRingTest {

  @TempDir Path folder;

  @Test
  void while_the_mail_server_hangs_the_chat_and_then_the_phone_ring() throws Exception {
    Clock clock = Clock.system(Elm.LONDON);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ScriptedWeb web = new ScriptedWeb()) {
      NotifierConfig config =
          Elm.config(folder, List.of(Elm.DSL), silent.getLocalPort()).with(channels(web));
      try (Register register = Register.open(config, clock)) {
        register.applyBatch(new Batch("c", List.of(Elm.p1("i")), List.of(), List.of()));
      }

      ring(config, clock, silent, web);

      assertThat(web.asked()).extracting(Asked::path).containsExactly("/chat", "/sms");
      assertThat(web.asked().get(1).body())
          .contains("Handbell+P1", "2026-000001")
          .doesNotContain("Bloggs", "words", "suicide", "elm");
    }
  }

  /** Stopping waits for the mail in hand, unless the silent server is gone. */
  private static void ring(NotifierConfig config, Clock clock, ServerSocket silent, ScriptedWeb web)
      throws IOException {
    NotifierStage stage =
        NotifierStage.start(
            config, Map.of("bootstrap.servers", "127.0.0.1:1"), new SimpleMeterRegistry(), clock);
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> web.asked().size() == 2);
    } finally {
      silent.close();
      stage.close();
    }
  }

  private static Channels channels(ScriptedWeb web) {
    return new Channels(
        List.of(
            channel("chat", Kind.SLACK, Use.AT_ONCE, web),
            channel("sms", Kind.SMS, Use.WHEN_MAIL_FAILS, web)),
        Map.of("dsl", Bells.also("+447700900123", "chat", "sms")),
        Duration.ofSeconds(2));
  }

  private static Channel channel(String id, Kind kind, Use use, ScriptedWeb web) {
    Call call = new Call("POST", web.address() + "/" + id, Map.of(), "to={to}&text={text}");
    return new Channel(id, kind, use, call, null, null, List.of("dsl"), Set.of());
  }
}
