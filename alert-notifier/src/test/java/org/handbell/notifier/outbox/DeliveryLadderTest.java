package org.handbell.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PUPIL;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.channel.Bells;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Reach;
import org.handbell.notifier.compose.Composer;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Bounce;
import org.handbell.notifier.deliver.Mail;
import org.handbell.notifier.deliver.MailboxPosition;
import org.handbell.notifier.deliver.Nudge;
import org.handbell.notifier.deliver.NudgeReceiver;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.handbell.notifier.register.Batch;
import org.handbell.notifier.register.LoggedMessage;
import org.handbell.notifier.register.LoggedMessage.Attempt;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Absence;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Routing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An urgent case reaches its readers on one way or another. */
@OnEachDatabase
class DeliveryLadderTest {

  private static final Composer WORDS =
      (c, school, recipient, reason, alsoTold) -> new MailText(c.number(), "text", "<p></p>");
  private static final String PHONE = "+447700900123";
  private static final String OTHER_PHONE = "+447700900456";
  private static final Instant AFTERWARDS = NOW.plus(Duration.ofDays(3));
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> mails = new ArrayList<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, Result> mailAnswers = new HashMap<>();
  private final List<String> rung = new ArrayList<>();
  private final Map<String, Result> bellAnswers = new HashMap<>();
  private Register register;
  private Sender sender;
  private NudgeSender nudges;

  private Result mail(Mail mail) {
    mails.add(mail.recipient().id() + " " + mail.reason().id());
    keys.putIfAbsent(mail.recipient().id(), mail.key());
    return mailAnswers.getOrDefault(mail.recipient().id(), new Delivered());
  }

  private Result ring(String channel, Nudge nudge) {
    rung.add(channel + (nudge.phone() == null ? "" : " " + nudge.phone()) + ": " + nudge.text());
    return bellAnswers.getOrDefault(channel, new Delivered());
  }

  @BeforeEach
  void open() {
    open(Elm.PEOPLE, Map.of("dsl", Bells.also(PHONE, "sms", "push")));
  }

  @AfterEach
  void close() {
    register.close();
  }

  private void open(List<Contact> people, Map<String, Reach> reach, Absence... absences) {
    NotifierConfig config =
        Elm.config(database.at(folder), people, 25)
            .with(Bells.of(reach))
            .with(new Routing(List.of(), List.of(absences)));
    register = Register.open(config, clock);
    Receiver server = this::mail;
    sender = new Sender(config, register, WORDS, server, clock, metrics);
    Map<String, NudgeReceiver> bells = new HashMap<>();
    for (Channel channel : config.channels().all()) {
      bells.put(channel.id(), nudge -> ring(channel.id(), nudge));
    }
    nudges = new NudgeSender(config, register, bells, clock, metrics);
  }

  private void reopen(Map<String, Reach> reach, Absence... absences) {
    register.close();
    open(Elm.PEOPLE, reach, absences);
  }

  private void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  private String keyOfMailTo(String reader) {
    return keys.getOrDefault(reader, "none");
  }

  private void work() {
    sender.sendDue();
    nudges.sendDue();
  }

  @Test
  void a_room_is_rung_together_with_the_mails_and_once_however_many_read_there() {
    reopen(Map.of("dsl", Bells.also(null, "room"), "dep", Bells.also(null, "room")));
    raise(Elm.p1("i"));

    work();

    assertThat(mails).containsExactlyInAnyOrder("dsl new", "dep new");
    assertThat(rung).containsExactly("room: Handbell P1, case 2026-000001, open Handbell");
  }

  @Test
  void a_mail_that_is_accepted_leaves_the_next_channel_alone() {
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE);

    work();

    assertThat(rung).isEmpty();
  }

  @Test
  void when_the_mail_is_refused_the_phone_rings_at_once_and_the_next_person_is_told_too() {
    mailAnswers.put("dsl", new Refused("recipient 550"));
    raise(Elm.p1("i"));

    work();

    assertThat(rung)
        .containsExactly("sms " + PHONE + ": Handbell P1, case 2026-000001, open Handbell");
    assertThat(mails).contains("head new", "it ops");
  }

  @Test
  void when_an_accepted_mail_is_sent_back_the_phone_rings() {
    raise(Elm.p1("i"));
    work();
    Bounce back = new Bounce(keyOfMailTo("dsl"), "5.1.1");

    register
        .bouncedMails()
        .take("imaps://mail/INBOX", Optional.of(back), new MailboxPosition(1, 1));
    work();

    assertThat(rung).hasSize(1).allMatch(each -> each.startsWith("sms "));
  }

  @Test
  void a_phone_that_does_not_ring_is_no_standstill_of_the_mail() {
    mailAnswers.put("dsl", new Refused("recipient 550"));
    bellAnswers.put("sms", new Deferred("no connection", true));
    raise(Elm.p1("i"));

    work();

    assertThat(register.backlogs().all()).allMatch(each -> each.waiting() == 0);
  }

  @Test
  void when_the_mail_is_not_accepted_in_time_the_phone_rings_and_the_mail_is_tried_on() {
    mailAnswers.put("dsl", new Deferred("no connection", true));
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE.minusSeconds(1));
    work();
    List<String> before = List.copyOf(rung);
    clock.pass(Duration.ofSeconds(1));

    work();
    clock.pass(Duration.ofMinutes(10));
    mails.clear();
    work();

    assertThat(before).isEmpty();
    assertThat(rung).hasSize(1).allMatch(each -> each.startsWith("sms "));
    assertThat(mails).contains("dsl new");
  }

  @Test
  void a_mail_server_that_says_nothing_holds_up_no_phone() {
    raise(Elm.p1("i"));
    nudges.sendDue();
    register.post().lease();
    clock.pass(PATIENCE);

    nudges.sendDue();

    assertThat(rung).hasSize(1);
  }

  @Test
  void when_the_phone_cannot_be_reached_either_the_channel_after_it_is_used() {
    mailAnswers.put("dsl", new Refused("recipient 550"));
    bellAnswers.put("sms", new Deferred("answer 503", true));
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE);

    work();

    assertThat(rung).anyMatch(each -> each.startsWith("push: "));
  }

  @Test
  void a_channel_that_refuses_is_told_to_it_and_the_channel_after_it_is_used_at_once() {
    mailAnswers.put("dsl", new Refused("recipient 550"));
    bellAnswers.put("sms", new Refused("answer 404"));
    raise(Elm.p1("i"), Elm.p1("j"));

    work();
    work();

    assertThat(rung).filteredOn(each -> each.startsWith("push: ")).hasSize(2);
    assertThat(mails).filteredOn(each -> each.equals("it ops")).hasSize(2);
    assertThat(mails).filteredOn(each -> each.equals("head new")).hasSize(2);
  }

  @Test
  void nobody_is_rung_about_a_case_that_somebody_has_taken() {
    mailAnswers.put("dsl", new Deferred("no connection", true));
    raise(Elm.p1("i"));
    work();
    register.desk().acknowledge("2026-000001", Elm.DEPUTY, Elm.DEPUTY);
    clock.pass(PATIENCE);

    work();

    assertThat(rung).isEmpty();
  }

  @Test
  void who_has_gone_away_is_not_rung_and_their_cover_is() {
    reopen(
        Map.of("dsl", Bells.also(PHONE, "sms"), "head", Bells.also(OTHER_PHONE, "sms")),
        awayInAMinute("dsl", "head"));
    mailAnswers.put("dsl", new Deferred("no connection", true));
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE);

    work();

    assertThat(rung)
        .containsExactly("sms " + OTHER_PHONE + ": Handbell P1, case 2026-000001, open Handbell");
  }

  @Test
  void a_cover_who_was_told_by_a_mail_of_their_own_is_not_rung_for_another() {
    reopen(
        Map.of("dsl", Bells.also(PHONE, "sms"), "dep", Bells.also(OTHER_PHONE, "sms")),
        awayInAMinute("dsl", "dep"));
    mailAnswers.put("dsl", new Deferred("no connection", true));
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE);

    work();

    assertThat(rung).isEmpty();
  }

  @Test
  void where_everybody_who_was_told_is_away_an_absent_reader_is_better_than_none() {
    reopen(Map.of("dsl", Bells.also(PHONE, "sms")), awayInAMinute("dsl"), awayInAMinute("dep"));
    mailAnswers.put("dsl", new Deferred("no connection", true));
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE);

    work();

    assertThat(rung).hasSize(1).allMatch(each -> each.startsWith("sms " + PHONE));
  }

  @Test
  void a_cover_who_is_the_subject_is_not_rung() {
    reopen(
        Map.of("head", Bells.also(PHONE, "sms"), "dsl", Bells.also(OTHER_PHONE, "sms")),
        awayInAMinute("head", "dsl", "chair"));
    mailAnswers.put("head", new Deferred("no connection", true));
    raise(Elm.incident("i", 1, Elm.staff("alead"), Priority.P1, null));
    work();
    clock.pass(PATIENCE);

    work();

    assertThat(rung).isEmpty();
  }

  @Test
  void a_room_rings_though_one_of_its_readers_is_away() {
    reopen(Map.of("dsl", Bells.also(null, "room")), awayInAMinute("dsl", "dep"));
    raise(Elm.p1("i"));
    clock.pass(Duration.ofMinutes(2));

    nudges.sendDue();

    assertThat(rung).hasSize(1).allMatch(each -> each.startsWith("room: "));
  }

  @Test
  void a_phone_whose_owner_leaves_while_it_is_tried_rings_no_more() {
    reopen(
        Map.of("dsl", Bells.also(PHONE, "sms")),
        new Absence("dsl", NOW.plus(Duration.ofMinutes(6)), AFTERWARDS, List.of()));
    mailAnswers.put("dsl", new Deferred("no connection", true));
    bellAnswers.put("sms", new Deferred("answer 503", true));
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE);
    work();
    clock.pass(Duration.ofMinutes(30));
    rung.clear();

    work();

    assertThat(rung).isEmpty();
    assertThat(register.deadLetters().all()).isEmpty();
  }

  private static Absence awayInAMinute(String who, String... cover) {
    return new Absence(who, NOW.plus(Duration.ofMinutes(1)), AFTERWARDS, List.of(cover));
  }

  @Test
  void what_can_wait_rings_nowhere() {
    reopen(Map.of("dsl", Bells.also(PHONE, "room", "sms")));
    mailAnswers.put("dsl", new Refused("recipient 550"));
    raise(Elm.p2("i"));
    clock.pass(Duration.ofMinutes(15));

    work();

    assertThat(mails).contains("dsl new");
    assertThat(rung).isEmpty();
  }

  @Test
  void a_concern_about_staff_rings_on_the_heads_phone_and_in_no_room() {
    reopen(Map.of("head", Bells.also(PHONE, "room", "sms")));
    mailAnswers.put("head", new Refused("recipient 550"));
    raise(Elm.incident("i", 1, Elm.TEACHER, Priority.P1, null));

    work();

    assertThat(rung).hasSize(1).allMatch(each -> each.startsWith("sms "));
  }

  @Test
  void a_room_whose_readers_nobody_has_named_hears_of_pupils_alone() {
    reopen(Map.of("dsl", Bells.also(null, "anybody")));
    Person device = Elm.person(PersonKind.DEVICE, "room7");
    raise(Elm.incident("d", 1, device, Priority.P1, null), Elm.p1("p"));

    work();

    assertThat(rung).containsExactly("anybody: Handbell P1, case 2026-000002, open Handbell");
  }

  @Test
  void whatever_dies_each_bell_rings_once() {
    reopen(Map.of("dsl", Bells.also(PHONE, "room", "sms")));
    mailAnswers.put("dsl", new Refused("recipient 550"));
    raise(Elm.p1("i"));
    work();

    reopen(Map.of("dsl", Bells.also(PHONE, "room", "sms")));
    clock.pass(Duration.ofDays(1));
    work();

    assertThat(rung).hasSize(2);
  }

  @Test
  void a_channel_that_hangs_holds_up_no_other() {
    reopen(Map.of("dsl", Bells.also(null, "anybody", "room")));
    bellAnswers.put("anybody", new Unknown("no answer after the message"));
    for (int i = 0; i < 10; i++) {
      raise(Elm.p1("i" + i));
    }

    work();

    assertThat(rung).filteredOn(each -> each.startsWith("anybody")).hasSize(1);
    assertThat(rung).filteredOn(each -> each.startsWith("room")).hasSize(10);
  }

  @Test
  void something_worse_rings_again() {
    reopen(Map.of("dsl", Bells.also(null, "room")));
    raise(Elm.incident("i", 1, PUPIL, Priority.P1, Phase.IDEATION));
    work();
    clock.pass(Duration.ofMinutes(1));
    raise(Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING));

    work();

    assertThat(rung).hasSize(2);
    assertThat(rung.get(1)).contains("P1 more serious, case 2026-000001");
  }

  @Test
  void what_was_overtaken_before_it_arrived_still_rings_in_time() {
    mailAnswers.put("dsl", new Deferred("no connection", true));
    raise(Elm.incident("i", 1, PUPIL, Priority.P1, Phase.IDEATION));
    work();
    clock.pass(Duration.ofMinutes(4));
    raise(Elm.incident("i", 2, PUPIL, Priority.P1, Phase.PLANNING));
    work();
    clock.pass(Duration.ofMinutes(1));

    work();

    assertThat(rung).hasSize(1);
  }

  @Test
  void the_log_says_of_each_message_why_it_went_out_how_and_what_became_of_it() {
    register.close();
    open(List.of(Elm.DSL, Elm.CHAIR), Map.of("dsl", Bells.also(PHONE, "sms")));
    mailAnswers.put("dsl", new Unknown("no answer after the message"));
    raise(Elm.p1("i"));
    work();
    clock.pass(PATIENCE);
    mailAnswers.clear();
    nudges.sendDue();
    sender.sendDue();

    List<LoggedMessage> log = register.desk().log(register.find("2026-000001").orElseThrow());

    assertThat(log).extracting(LoggedMessage::channel).containsExactly("mail", "sms");
    assertThat(log).extracting(LoggedMessage::reason).containsOnly(Reason.NEW);
    assertThat(log.get(1).because()).isEqualTo("mail was not accepted in time");
    assertThat(log.get(0).attempts())
        .extracting(Attempt::mayHaveArrived)
        .containsExactly(true, false);
    assertThat(log.get(0).attempts().get(1).detail()).isEqualTo("delivered");
  }
}
