package org.handbell.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Settlement;
import org.handbell.notifier.route.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Each contact is asked once whether alerts reach them; who does not answer is complained of. */
@OnEachDatabase
class TestAlertsTest {

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;
  private NotifierConfig config;
  private TestAlerts tests;

  @BeforeEach
  void open() {
    open(Elm.PEOPLE);
  }

  private void open(List<Contact> people) {
    config = Elm.config(database.at(folder), people, 25);
    register = Register.open(config, clock);
    tests = new TestAlerts(config, register, clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void everybody_is_asked_once_by_a_mail_that_is_plainly_a_test() {
    tests.askWhereDue();
    tests.askWhereDue();

    List<Notification> mails = send();
    assertThat(mails)
        .extracting(mail -> mail.recipient().id())
        .containsExactlyInAnyOrder("dsl", "dep", "head", "chair", "it");
    assertThat(mails).extracting(Notification::reason).containsOnly(Reason.TEST);
    assertThat(mails)
        .allSatisfy(mail -> assertThat(words(mail).subject()).contains("Test alert"))
        .allSatisfy(mail -> assertThat(words(mail).text()).contains("about no child"));
  }

  @Test
  void a_new_address_is_asked_and_the_confirmed_ones_are_left_alone() {
    tests.askWhereDue();
    send();
    Elm.PEOPLE.forEach(each -> register.confirmations().confirm(each, "link"));
    close();
    clock.pass(Duration.ofDays(30));
    open(
        List.of(
            Elm.contact("dsl", Elm.DSL.role(), "New Lead", "nlead", "new@elm.example"),
            Elm.HEAD,
            Elm.CHAIR));

    tests.askWhereDue();

    assertThat(send()).extracting(mail -> mail.recipient().email()).containsOnly("new@elm.example");
  }

  @Test
  void who_does_not_answer_is_asked_again_when_the_link_has_run_out() {
    tests.askWhereDue();
    send();
    register.confirmations().confirm(Elm.DSL, "A. Lead by phone");
    clock.pass(Duration.ofDays(14));

    tests.askWhereDue();

    assertThat(send())
        .extracting(mail -> mail.recipient().id())
        .containsExactlyInAnyOrder("dep", "head", "chair", "it");
  }

  @Test
  void it_hears_who_has_not_confirmed_and_which_concerns_would_reach_nobody() {
    tests.askWhereDue();
    send();
    for (Contact each : List.of(Elm.DSL, Elm.HEAD, Elm.IT)) {
      register.confirmations().confirm(each, "link");
    }
    Watchman watchman = watchman();
    watchman.look();
    assertThat(send()).as("there are some days to answer").isEmpty();
    clock.pass(Duration.ofDays(4)); // a Tuesday, while school is in

    watchman().look();

    List<Notification> mails = send();
    assertThat(mails).extracting(mail -> mail.recipient().id()).contains("it");
    assertThat(mails)
        .filteredOn(mail -> mail.recipient().id().equals("it"))
        .allSatisfy(
            mail ->
                assertThat(words(mail).text())
                    .contains("a concern about head (head)", "chair has not confirmed")
                    .doesNotContain("a P1 about a pupil"));
  }

  @Test
  void everybody_confirmed_and_there_is_nothing_to_complain_of() {
    tests.askWhereDue();
    send();
    Elm.PEOPLE.forEach(each -> register.confirmations().confirm(each, "link"));
    clock.pass(Duration.ofDays(4));

    watchman().look();

    assertThat(send()).isEmpty();
  }

  @Test
  void mail_that_is_refused_counts_as_no_answer_until_one_arrives() {
    tests.askWhereDue();
    register.confirmations().confirm(Elm.CHAIR, "link");
    settle(OutboxState.DEAD);

    assertThat(refused()).contains("chair");
    clock.pass(Duration.ofMinutes(1));
    tests.ask(Elm.CHAIR);
    send();
    assertThat(refused()).doesNotContain("chair");
  }

  private static MailText words(Notification mail) {
    return Objects.requireNonNull(mail.text());
  }

  private List<String> refused() {
    return register.confirmations().states().stream()
        .filter(each -> each.refused())
        .map(each -> each.contact().id())
        .toList();
  }

  private Watchman watchman() {
    return new Watchman(
        config,
        register,
        new SourceReports(() -> 0),
        new ListReports(),
        new SimpleMeterRegistry(),
        clock,
        () -> 0);
  }

  private List<Notification> send() {
    return settle(OutboxState.SENT);
  }

  private List<Notification> settle(OutboxState state) {
    List<Notification> mails = new ArrayList<>();
    Optional<Notification> next = register.post().lease();
    while (next.isPresent()) {
      mails.add(next.get());
      Settlement settlement = new Settlement(state, clock.instant(), "settled");
      register.post().settle(next.get(), settlement, Optional.empty());
      next = register.post().lease();
    }
    return mails;
  }
}
