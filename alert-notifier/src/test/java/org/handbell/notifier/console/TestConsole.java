package org.handbell.notifier.console;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.handbell.model.Incident;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.console.signin.ProviderSettings;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.verdict.Rehearsal;
import org.handbell.sealed.SealedLine;

/** The whole console on a real register and a real port, in front of which people sit. */
public final class TestConsole implements AutoCloseable {

  private final SettableClock clock = new SettableClock(Elm.NOW);
  private final NotifierConfig config;
  private final Register register;
  private final Console console;
  private final Javalin server;

  private TestConsole(NotifierConfig config, Rehearsal rehearsal) {
    this.config = config;
    this.register = Register.open(config, clock);
    this.console =
        new Console(
            config,
            register,
            rehearsal,
            new SimpleMeterRegistry(),
            clock,
            () -> clock.instant().toEpochMilli() * 1_000_000);
    this.server = Javalin.create(javalin -> console.addTo(javalin.routes)).start("127.0.0.1", 0);
  }

  /** Opens the console of that school's people. */
  public static TestConsole of(NotifierConfig config) {
    return of(config, List.of());
  }

  /** Opens a console to which those providers' accounts lead. */
  public static TestConsole of(NotifierConfig config, List<ProviderSettings> providers) {
    return of(config, providers, Rehearsal.NONE);
  }

  private static TestConsole of(
      NotifierConfig config, List<ProviderSettings> providers, Rehearsal rehearsal) {
    return new TestConsole(
        config.with(
            new ConsoleSettings(
                "Heron Learning Trust",
                URI.create("http://127.0.0.1"),
                false,
                providers,
                List.of())),
        rehearsal);
  }

  /** Opens a console of Elm in which rulings are tried so. */
  public static TestConsole atElm(Path folder, List<Contact> people, Rehearsal rehearsal) {
    return of(Elm.config(folder, people, 25), List.of(), rehearsal);
  }

  /** Opens a console of Elm with these people, its register in that folder. */
  public static TestConsole atElm(Path folder, List<Contact> people) {
    return of(Elm.config(folder, people, 25));
  }

  /** A browser of somebody who is not signed in. */
  public Browser browser() {
    return new Browser("http://127.0.0.1:" + server.port(), "");
  }

  /** Where it is reached. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** A browser in which that person is signed in. */
  public Browser signedIn(Contact who) {
    return new Browser(
        "http://127.0.0.1:" + server.port(), register.sessions().begin(who, "test", "a browser"));
  }

  /** Takes in incidents as the notifier does. */
  public void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  /** Takes in the locked lines of incidents. */
  public void keep(SealedLine... lines) {
    register.applyBatch(new Batch("cluster", List.of(), List.of(), List.of(), List.of(lines)));
  }

  public Register register() {
    return register;
  }

  public NotifierConfig config() {
    return config;
  }

  public SettableClock clock() {
    return clock;
  }

  public Console console() {
    return console;
  }

  @Override
  public void close() {
    server.stop();
    register.close();
  }
}
