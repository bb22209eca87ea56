package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.handbell.app.config.ConfigReader;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.outbox.Sender;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The mails that nobody would take, as IT sees and deals with them. */
class OutboxCommandTest {

  /** The commands look at the real clock, so the mails are of today. */
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> arrived = new ArrayList<>();
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm }
            schools:
              - { id: elm, name: Elm, phase: primary }
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
            mail: { smtp: "smtp://127.0.0.1:1", from: handbell@elm.example }
            """);
  }

  @Test
  void a_mail_that_was_given_up_is_listed_with_its_answer_and_without_its_words() throws Exception {
    owe("head");
    send(new Refused("recipient 550"));

    int exit = run("outbox", "list");

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString())
        .contains("elm", "summary", "P3", "head", "recipient 550")
        .doesNotContain("words of", "a subject");
  }

  @Test
  void mails_that_wait_are_counted_with_the_last_answer() throws Exception {
    owe("head");
    send(new Deferred("no connection", true));

    int exit = run("outbox", "list");

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString()).contains("elm: 1 wait to be tried again", "no connection");
  }

  @Test
  void where_everything_went_out_nothing_is_listed() throws Exception {
    owe("head");
    send(new Delivered());

    int exit = run("outbox", "list");

    assertThat(exit).isZero();
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void once_the_address_is_mended_the_same_mail_goes_out_once_more() throws Exception {
    owe("head");
    send(new Refused("recipient 550"));
    String key = arrived.get(0);
    String id = idInTheList();

    int exit = run("outbox", "retry", id.substring(0, 8));
    send(new Delivered());
    run("outbox", "list");

    assertThat(exit).as("%s", err).isZero();
    assertThat(arrived).containsExactly(key, key);
    assertThat(out.toString()).isEqualTo(id + " to head is sent once more\n");
  }

  @Test
  void a_mail_let_go_is_never_sent_and_the_audit_chain_says_who_and_why() throws Exception {
    owe("head");
    send(new Refused("recipient 550"));
    String id = idInTheList();

    int exit = run("outbox", "drop", id, "--reason", "told by telephone");
    send(new Delivered());

    assertThat(exit).as("%s", err).isZero();
    assertThat(out.toString()).contains("to head is let go");
    assertThat(arrived).hasSize(1);
    assertThat(verdict()).isInstanceOf(AuditVerdict.Intact.class);
  }

  @Test
  void one_who_gives_no_reason_lets_nothing_go() throws Exception {
    owe("head");
    send(new Refused("recipient 550"));
    String id = idInTheList();

    int without = run("outbox", "drop", id);
    int blank = run("outbox", "drop", id, "--reason", " ");

    assertThat(without).isEqualTo(2);
    assertThat(blank).isEqualTo(1);
    assertThat(err.toString()).contains("--reason");
    assertThat(idInTheList()).isEqualTo(id);
  }

  @Test
  void an_id_that_is_unknown_too_short_or_shared_names_no_mail() throws Exception {
    owe("head");
    owe("dsl");
    send(new Refused("recipient 550"));
    String id = idInTheList();

    int unknown = run("outbox", "retry", "ffffffffffff0");
    int tooShort = run("outbox", "retry", id.substring(0, 3));

    assertThat(unknown).isEqualTo(1);
    assertThat(tooShort).isEqualTo(1);
    assertThat(err.toString()).contains("see outbox list", "is too short");
  }

  @Test
  void without_a_verb_it_says_how_it_is_used() {
    int exit = run("outbox");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("list | retry | drop");
  }

  private String idInTheList() {
    run("outbox", "list");
    String id = out.toString().split(" ", 2)[0];
    out.getBuffer().setLength(0);
    return id;
  }

  private int run(String... words) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(words));
    if (all.size() > 1) {
      all.addAll(List.of("--config", config.toString()));
    }
    return command.execute(all.toArray(String[]::new));
  }

  private NotifierConfig notifier() throws Exception {
    return new Settings(ConfigReader.read(config)).notifier();
  }

  private void owe(String reader) throws Exception {
    NotifierConfig notifier = notifier();
    Contact to =
        notifier.contacts().stream()
            .filter(contact -> contact.id().equals(reader))
            .findFirst()
            .orElseThrow();
    MailText words = new MailText("a subject", "words of the mail", "<p>words of the mail</p>");
    try (Register register = Register.open(notifier, CLOCK)) {
      register
          .post()
          .enqueue(
              new ReadyMail(
                  "a day", Reason.SUMMARY, Priority.P3, "elm", to, words, CLOCK.instant()));
    }
  }

  private void send(Receiver.Result answer) throws Exception {
    NotifierConfig notifier = notifier();
    Receiver server =
        mail -> {
          if (mail.reason() == Reason.SUMMARY) {
            arrived.add(mail.key());
          }
          return answer;
        };
    try (Register register = Register.open(notifier, CLOCK)) {
      new Sender(
              notifier,
              register,
              (c, school, recipient, reason, alsoTold) -> new MailText("s", "t", "h"),
              server,
              CLOCK,
              new SimpleMeterRegistry())
          .sendDue();
    }
  }

  private AuditVerdict verdict() throws Exception {
    try (Register register = Register.open(notifier(), CLOCK)) {
      return register.verifyAudit();
    }
  }
}
