package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.MailSink;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The record of checks, and a line of Handbell's own that is asked for at the command line. */
class ProofCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void a_line_that_is_asked_for_comes_the_whole_way_and_stands_in_the_record() throws Exception {
    try (MailSink sink = new MailSink()) {
      Path config = config(sink.port(), "{ within: 2m }");
      try (App app = App.start(ConfigReader.read(config), Clock.systemUTC())) {
        app.awaitReady();

        int exit = run(config, "--run");

        assertThat(exit).as("%s", err).isZero();
        assertThat(out.toString())
            .contains("line", "elm-fw", "proved", "1 of 1 lines have come the whole way");
        assertThat(sink.next()).noneMatch(mail -> !mail.incident().isEmpty());
      }
      out.getBuffer().setLength(0);

      int later = run(config, "--since", "2020-01-01");

      assertThat(later).as("%s", err).isZero();
      assertThat(out.toString()).contains("elm-fw", "proved");
    }
  }

  @Test
  void where_it_is_off_no_line_is_asked_for() throws Exception {
    Path config = config(1, "{ morning: \"off\" }");

    int exit = run(config, "--run");

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("proof.morning is off");
  }

  @Test
  void the_record_prints_what_a_lead_confirmed_and_how_long_it_took() throws Exception {
    Path config = config(1, "{}");
    drill(config);

    int exit = run(config, "--since", "2026-01-01");

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString()).contains("delivery", "elm", "dsl", "proved", "300 s", "A. Lead");
  }

  @Test
  void an_empty_record_is_no_fault() throws Exception {
    int exit = run(config(1, "{}"));

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString()).isEmpty();
  }

  /** In school time, a month after anything was heard of the lead. */
  private void drill(Path config) throws Exception {
    NotifierConfig notifier = new Settings(ConfigReader.read(config)).notifier();
    Contact lead = notifier.contacts().get(0);
    Instant sent = Instant.parse("2026-11-20T10:15:30Z");
    at(notifier, sent.minus(Duration.ofDays(31)), ProofCommandTest::drill);
    at(notifier, sent, ProofCommandTest::drill);
    at(
        notifier,
        sent.plus(Duration.ofMinutes(5)),
        register -> {
          boolean unused = register.deliveryDrills().confirm(lead, sent);
        });
  }

  private static void drill(Register register) {
    int unused =
        register
            .deliveryDrills()
            .sendWhereDue((to, school, moment) -> new MailText("DRILL", "a drill", "a drill"));
  }

  private static void at(
      NotifierConfig notifier, Instant moment, java.util.function.Consumer<Register> act) {
    try (Register register = Register.open(notifier, () -> moment)) {
      act.accept(register);
    }
  }

  private int run(Path config, String... options) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    String[] all = new String[options.length + 3];
    all[0] = "proof";
    all[1] = "--config";
    all[2] = config.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return command.execute(all);
  }

  private Path config(int smtp, String proof) throws IOException {
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Elm }
        schools: [{ id: elm, name: Elm Primary School, phase: primary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        calendar: { terms: [{ from: 2020-01-01, to: 2099-12-31 }] }
        proof: %s
        """
            .formatted(smtp, proof));
  }
}
