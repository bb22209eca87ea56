package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.handbell.notifier.Elm.NOW;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierStageTest {

  @TempDir Path folder;

  @Test
  void without_kafka_what_is_owed_still_goes_out_and_the_stage_says_that_it_is_not_ready()
      throws Exception {
    GreenMail smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
    smtp.start();
    NotifierConfig config = Elm.config(folder, Elm.PEOPLE, smtp.getSmtp().getPort());
    Clock clock = Clock.fixed(NOW, Elm.LONDON);
    SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    try (Register register = Register.open(config, clock)) {
      register.applyBatch(new Batch("c", List.of(Elm.p1("i")), List.of(), List.of()));
    }

    try (NotifierStage stage =
        NotifierStage.start(config, Map.of("bootstrap.servers", "127.0.0.1:1"), metrics, clock)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> smtp.getReceivedMessages().length == 2);

      assertThat(stage.isReady()).isFalse();
      assertThat(smtp.getReceivedMessages()[0].getSubject())
          .contains("2026-000001", "Elm Primary School")
          .doesNotContain("Bloggs", "words typed");
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          metrics
                              .get("handbell.notifier.outbox.rows")
                              .tag("state", "sent")
                              .gauge()
                              .value())
                      .isEqualTo(2));
    }
    smtp.stop();
  }
}
