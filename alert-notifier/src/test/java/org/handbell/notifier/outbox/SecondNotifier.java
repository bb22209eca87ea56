package org.handbell.notifier.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.PostgresServer;
import org.handbell.notifier.compose.Composer;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.register.Register;

/** A sender in a process of its own, which a test can kill. */
final class SecondNotifier {

  static final Composer WORDS =
      (c, school, recipient, reason, alsoTold) -> new MailText(c.number(), "words", "<p></p>");

  private SecondNotifier() {}

  /**
   * Sends until it is killed: what it sends is a line of its output.
   *
   * @param args database address, folder of the keys
   */
  public static void main(String[] args) {
    DatabaseSettings database =
        new DatabaseSettings(args[0], PostgresServer.PASSWORD, Path.of(args[1]));
    NotifierConfig config = Elm.config(database, Elm.PEOPLE, 25);
    Register register = Register.open(config, () -> Elm.NOW);
    Sender sender =
        new Sender(
            config,
            register,
            WORDS,
            mail -> {
              System.out.println("sent " + mail.key());
              return new Receiver.Delivered();
            },
            () -> Elm.NOW,
            new SimpleMeterRegistry());
    System.out.println("ready");
    while (register.isOpen()) {
      var unused = sender.sendDue();
    }
  }
}
