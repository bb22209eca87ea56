package org.handbell.notifier.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.PostgresServer;
import org.handbell.notifier.deliver.SmtpReceiver;
import org.handbell.notifier.register.Register;

/** A notifier's sender in a process of its own, which sends by SMTP until it is killed. */
final class DoomedSender {

  private DoomedSender() {}

  /**
   * Sends until it is killed.
   *
   * @param args database address, folder of the keys, port of the mail server, what the clock says
   */
  public static void main(String[] args) {
    DatabaseSettings database =
        new DatabaseSettings(args[0], PostgresServer.PASSWORD, Path.of(args[1]));
    NotifierConfig config = Elm.config(database, Elm.PEOPLE, Integer.parseInt(args[2]));
    InstantSource clock = InstantSource.fixed(Instant.parse(args[3]));
    Register register = Register.open(config, clock);
    register.post().recoverAtStart();
    Sender sender =
        new Sender(
            config,
            register,
            SecondNotifier.WORDS,
            new SmtpReceiver(config.mail()),
            clock,
            new SimpleMeterRegistry());
    while (register.isOpen()) {
      var unused = sender.sendDue();
    }
  }
}
