package org.handbell.notifier.deliver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.handbell.notifier.Elm.NOW;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.compose.Composer;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.outbox.Bounces;
import org.handbell.notifier.outbox.Sender;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.DeadLetters.Letter;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.ReadyMail;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of a real mail server: what was sent, how often, under which Message-ID. */
class PostfixTest {

  private static final String SECRET = "the right one";
  private static final String WORDS = "words about a child";
  private static final Composer COMPOSER =
      (c, school, recipient, reason, alsoTold) ->
          new MailText("[Handbell P1] Alert " + c.number(), WORDS, "<p>" + WORDS + "</p>");

  private static final GreenMail NEXT =
      new GreenMail(
          new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});

  private static @Nullable Accounts accounts;
  private static @Nullable PostfixServer started;

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private PostfixServer postfix;
  private Register register;

  @BeforeAll
  static void start() throws Exception {
    if (!PostfixServer.isHere()) {
      System.err.println("tests: " + PostfixServer.ABSENT);
    }
    assumeTrue(PostfixServer.isHere(), PostfixServer.ABSENT);
    NEXT.start();
    mailbox();
    accounts = new Accounts(SECRET);
    started = PostfixServer.start(NEXT.getSmtp().getPort(), accounts.port());
  }

  @AfterAll
  static void stop() throws Exception {
    if (started != null && accounts != null) {
      started.end();
      accounts.close();
      NEXT.stop();
    }
  }

  @BeforeEach
  void open() throws Exception {
    postfix = Objects.requireNonNull(started);
    NEXT.purgeEmailFromAllMailboxes();
    register = Register.open(Elm.config(folder, List.of(Elm.DSL), 25), clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  private static GreenMailUser mailbox() {
    return NEXT.setUser("handbell@elm.example", "handbell@elm.example", "secret");
  }

  private MailSettings settings(
      String smtp, @Nullable String password, @Nullable OAuth oauth, @Nullable Path trust) {
    return new MailSettings(
        URI.create(smtp),
        password,
        "handbell@elm.example",
        true,
        oauth,
        trust,
        new BounceBox(
            URI.create("imap://127.0.0.1:" + NEXT.getImap().getPort() + "/INBOX"),
            "handbell@elm.example",
            "secret"));
  }

  private MailSettings plain() {
    return settings("smtp://127.0.0.1:" + postfix.port(), null, null, null);
  }

  private SmtpReceiver receiver(MailSettings settings, Duration patience) {
    return new SmtpReceiver(settings, clock, patience);
  }

  private Sender sender(Duration patience) {
    NotifierConfig config = Elm.config(folder, List.of(Elm.DSL), 25);
    return new Sender(config, register, COMPOSER, receiver(plain(), patience), clock, metrics);
  }

  /** A mail about no case to that address. */
  private void owe(String localPart) {
    Contact to = Elm.contact(localPart, Role.HEAD, "C. Head", null, localPart + "@elm.example");
    MailText text = new MailText("[Handbell] Week", WORDS, "<p>" + WORDS + "</p>");
    register
        .post()
        .enqueue(
            new ReadyMail("week " + localPart, Reason.DIGEST, Priority.P2, "elm", to, text, NOW));
  }

  private Result send(MailSettings settings) {
    Mail mail =
        new Mail(
            "k3y",
            NOW,
            Elm.DSL,
            Reason.NEW,
            "2026-000001",
            Priority.P1,
            new MailText("[Handbell P1] Alert", WORDS, "<p></p>"));
    return receiver(settings, Duration.ofSeconds(20)).send(mail);
  }

  private static List<String> arrived(int atLeast) {
    await().atMost(Duration.ofMinutes(1)).until(() -> NEXT.getReceivedMessages().length >= atLeast);
    return Arrays.stream(NEXT.getReceivedMessages()).map(PostfixTest::messageId).toList();
  }

  private static String messageId(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private double count(String result) {
    return metrics.find("handbell.notifier.mails").tag("result", result).counters().stream()
        .mapToDouble(each -> each.count())
        .sum();
  }

  @Test
  void mail_goes_by_starttls_to_a_server_that_shows_the_right_certificate() throws Exception {
    String smtp = "smtp://0.0.0.0:" + postfix.port();

    Result result = send(settings(smtp, null, null, postfix.certificate()));

    assertThat(result).isEqualTo(new Delivered());
    assertThat(arrived(1)).containsExactly("<k3y@elm.example>");
    assertThat(String.join(" ", NEXT.getReceivedMessages()[0].getHeader("Received")))
        .containsPattern("using TLSv1\\.[23]");
  }

  @Test
  void a_server_with_another_certificate_or_without_starttls_is_told_nothing() {
    String smtp = "smtp://0.0.0.0:" + postfix.port();
    String stripped = "smtp://0.0.0.0:" + postfix.plainPort();

    List<Result> results =
        Stream.of(
                settings(smtp, null, null, postfix.otherCertificate()),
                settings(smtp, null, null, null),
                settings(stripped, null, null, postfix.certificate()))
            .map(this::send)
            .toList();

    assertThat(results)
        .containsExactly(
            new Deferred("certificate not trusted", false),
            new Deferred("certificate not trusted", false),
            new Deferred("no STARTTLS offered", false));
    assertThat(NEXT.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_password_or_token_is_taken_where_it_is_the_right_one_and_else_waits_for_a_person()
      throws Exception {
    String smtp = "smtp://user@127.0.0.1:" + postfix.port();
    try (TokenServer tokens = new TokenServer();
        Accounts forTokens = new Accounts("token-2")) {
      assertThat(send(settings(smtp, SECRET, null, null))).isEqualTo(new Delivered());
      assertThat(send(settings(smtp, "expired", null, null)))
          .isEqualTo(new Deferred("sign-in refused", false));
      PostfixServer other = PostfixServer.start(NEXT.getSmtp().getPort(), forTokens.port());
      String byToken = "smtp://127.0.0.1:" + other.port();

      Result result = send(settings(byToken, null, tokens.oauth(""), null));

      List<String> arrived = arrived(2);
      other.end();
      assertThat(result).isEqualTo(new Delivered()); // the first token was refused, 535
      assertThat(tokens.asked()).hasSize(2);
      assertThat(arrived).hasSize(2);
    }
  }

  @Test
  void a_server_that_is_down_for_an_hour_gets_each_mail_once_when_it_is_back() throws Exception {
    register.applyBatch(
        new Batch("cluster", List.of(Elm.p1("a"), Elm.p1("b"), Elm.p1("c")), List.of(), List.of()));
    Sender sender = sender(Duration.ofSeconds(20));
    postfix.stop();
    int attempts = 0;
    for (int minute = 0; minute < 60; minute++) {
      attempts += sender.sendDue();
      clock.pass(Duration.ofMinutes(1));
    }
    postfix.start();
    clock.pass(Duration.ofMinutes(15));

    sender.sendDue();

    List<String> arrived = arrived(3);
    assertThat(arrived).hasSize(3);
    assertThat(arrived.stream().collect(toSet())).hasSize(3);
    assertThat(count("retry")).isEqualTo(attempts);
    assertThat(attempts / 3).isBetween(8, 10);
    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 3L));
    assertThat(metrics.counter("handbell.notifier.possible.duplicates").count()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "busy, RETRY, recipient 421",
    "later, RETRY, recipient 450",
    "gone, DEAD, recipient 550"
  })
  void what_is_put_off_is_tried_again_and_what_is_refused_is_given_up(
      String localPart, OutboxState state, String why) {
    owe(localPart);
    Sender sender = sender(Duration.ofSeconds(20));
    sender.sendDue();
    clock.pass(Duration.ofSeconds(15));

    int again = sender.sendDue();

    assertThat(again).isEqualTo(state == OutboxState.RETRY ? 1 : 0);
    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(state, 1L));
    String noted =
        state == OutboxState.RETRY
            ? register.backlogs().all().get(0).why()
            : register.deadLetters().all().get(0).why();
    assertThat(noted).isEqualTo(why);
    assertThat(NEXT.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_server_that_is_silent_after_the_message_gets_it_twice_as_the_same_mail() {
    owe("slow");
    sender(Duration.ofSeconds(1)).sendDue();
    Map<OutboxState, Long> between = register.post().outboxCounts();
    clock.pass(Duration.ofSeconds(15));

    sender(Duration.ofSeconds(20)).sendDue();

    assertThat(between).isEqualTo(Map.of(OutboxState.UNKNOWN, 1L));
    assertThat(register.post().outboxCounts()).isEqualTo(Map.of(OutboxState.SENT, 1L));
    List<String> arrived = arrived(1);
    assertThat(arrived).hasSizeBetween(1, 2);
    assertThat(arrived.stream().collect(toSet())).hasSize(1);
    assertThat(metrics.counter("handbell.notifier.possible.duplicates").count()).isEqualTo(1);
  }

  @Test
  void what_the_server_took_and_sends_back_is_given_up_and_comes_back_without_its_words()
      throws Exception {
    owe("returned");
    sender(Duration.ofSeconds(20)).sendDue();
    await().atMost(Duration.ofMinutes(1)).until(() -> postfix.returned().size() == 1);
    String report = Files.readString(postfix.returned().get(0), US_ASCII);
    mailbox()
        .deliver(
            new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(report.getBytes(US_ASCII))));
    Bounces bounces = new Bounces(new BounceReader(plain(), clock), register, clock, metrics);

    bounces.look();

    assertThat(report).contains("multipart/report").doesNotContain(WORDS);
    assertThat(register.deadLetters().all())
        .extracting(Letter::why)
        .containsExactly("bounced 5.1.1");
  }
}
