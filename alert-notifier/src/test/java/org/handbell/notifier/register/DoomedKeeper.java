package org.handbell.notifier.register;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.Elm;
import org.handbell.notifier.PostgresServer;

/** Erases and purges one batch after the other, in a process of its own, until it is killed. */
final class DoomedKeeper {

  static final String BEGINS = "begins";

  private DoomedKeeper() {}

  /**
   * Goes on until it is killed.
   *
   * @param args database address, folder of the keys, what the clock says
   */
  public static void main(String[] args) {
    DatabaseSettings database =
        new DatabaseSettings(args[0], PostgresServer.PASSWORD, Path.of(args[1]));
    InstantSource clock = InstantSource.fixed(Instant.parse(args[2]));
    Register register = Register.open(Elm.config(database, Elm.PEOPLE, 25), clock);
    System.out.println(BEGINS);
    while (register.isOpen()) {
      var unused = register.erasures().batch(1);
      var unusedToo = register.purge().batch(1);
    }
  }
}
