package org.handbell.notifier.outbox;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.handbell.model.Incident;
import org.handbell.notifier.ChildProcess;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.deliver.SmtpReceiver;
import org.handbell.notifier.outbox.NotingSmtp.Moment;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * The process that sends is killed around the send, again and again: no alert is lost, and what
 * comes twice is at most the one mail in its hands. {@code -Dsender.kills=1000 -Dsender.seed=7} for
 * more of it.
 */
@OnEachDatabase
class SenderKillTest {

  private static final int KILLS = Integer.getInteger("sender.kills", 2);
  private static final int MAILS_BETWEEN = 3;
  private static final List<Moment> MOMENTS = List.of(Moment.values());

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final long seed = Long.getLong("sender.seed", 20261121);
  private final Random random = new Random(seed);
  private final SettableClock clock = new SettableClock(NOW);
  private final Map<Moment, Integer> killedAt = new EnumMap<>(Moment.class);
  private @Nullable Process doomed;
  private Moment end = Moment.CONNECTED;
  private int mailsBefore;
  private long spareNanos;

  @Test
  void no_alert_is_lost_and_at_most_the_mail_in_hand_comes_twice() throws Exception {
    DatabaseSettings settings = database.at(folder);
    int mails = owe(settings, KILLS * MAILS_BETWEEN + 2);
    try (NotingSmtp server = new NotingSmtp(this::reached)) {
      for (int kill = 0; kill < KILLS; kill++) {
        killOne(settings, server.port());
        clock.pass(Duration.ofMinutes(3));
      }
      Map<OutboxState, Long> counts = sendTheRest(settings, server.port());

      List<String> arrived = server.arrived();
      Set<String> distinct = arrived.stream().collect(toSet());
      int repeats = arrived.size() - distinct.size();
      System.out.printf(
          "%s, seed %d: %d kills %s; %d mails owed, %d arrived, %d of them twice%n",
          database, seed, KILLS, killedAt, mails, distinct.size(), repeats);
      assertThat(distinct).as("seed " + seed).hasSize(mails);
      assertThat(repeats).as("seed " + seed).isLessThanOrEqualTo(KILLS);
      assertThat(counts).isEqualTo(Map.of(OutboxState.SENT, (long) mails));
    }
  }

  /** Two for each concern: the DSL's and the deputy's. */
  private int owe(DatabaseSettings settings, int atLeast) {
    int concerns = (atLeast + 1) / 2;
    try (Register register = Register.open(Elm.config(settings, Elm.PEOPLE, 25), clock)) {
      for (int i = 0; i < concerns; i += 50) {
        List<Incident> incidents = new ArrayList<>();
        for (int j = i; j < Math.min(i + 50, concerns); j++) {
          incidents.add(Elm.p1("i" + j));
        }
        register.applyBatch(new Batch("cluster", incidents, List.of(), List.of()));
      }
    }
    return concerns * 2;
  }

  private void killOne(DatabaseSettings settings, int port) throws Exception {
    Process process;
    synchronized (this) {
      end = MOMENTS.get(random.nextInt(MOMENTS.size()));
      mailsBefore = random.nextInt(MAILS_BETWEEN);
      spareNanos = random.nextInt(4) == 0 ? random.nextInt(3_000_000) : 0;
      killedAt.merge(end, 1, Integer::sum);
      process = start(settings, port);
      doomed = process;
    }
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("killed at " + end).isTrue();
    assertThat(process.exitValue()).as("seed " + seed).isEqualTo(128 + 9);
  }

  /** Called by the mail server. */
  private synchronized void reached(Moment moment) {
    Process process = doomed;
    if (process == null || moment != end || mailsBefore-- > 0) {
      return;
    }
    LockSupport.parkNanos(spareNanos);
    process.destroyForcibly();
  }

  private Process start(DatabaseSettings settings, int port) throws Exception {
    return ChildProcess.command(
            DoomedSender.class,
            settings.url(),
            folder.toString(),
            String.valueOf(port),
            clock.instant().toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private Map<OutboxState, Long> sendTheRest(DatabaseSettings settings, int port) {
    synchronized (this) {
      doomed = null;
    }
    NotifierConfig config = Elm.config(settings, Elm.PEOPLE, port);
    try (Register register = Register.open(config, clock)) {
      register.post().recoverAtStart();
      SmtpReceiver receiver = new SmtpReceiver(config.mail());
      var unused =
          new Sender(
                  config,
                  register,
                  SecondNotifier.WORDS,
                  receiver,
                  clock,
                  new SimpleMeterRegistry())
              .sendDue();
      assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
      return register.post().outboxCounts();
    }
  }
}
