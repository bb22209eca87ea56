package org.handbell.notifier.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.LONDON;
import static org.handbell.notifier.Elm.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When IT hears that mails do not go out or do not arrive. */
class MailRulesTest {

  private static final Instant TEN_AGO = NOW.minus(Duration.ofMinutes(10));
  private static final Instant NINE_AGO = NOW.minus(Duration.ofMinutes(9));

  private static List<Trouble> look(
      @Nullable Instant since, @Nullable Instant urgent, int dead, @Nullable Instant delivered) {
    Backlog backlog =
        new Backlog("elm", 3, since, urgent, "no STARTTLS offered", dead, dead == 0 ? null : NOW);
    return MailRules.of(List.of(backlog), Optional.ofNullable(delivered), Map.of(), LONDON, NOW);
  }

  @Test
  void a_mail_server_that_takes_nothing_for_ten_minutes_is_an_alarm_with_the_reason() {
    List<Trouble> troubles = look(TEN_AGO, null, 0, null);

    assertThat(troubles).extracting(Trouble::kind).containsExactly(Kind.MAIL_STUCK);
    assertThat(troubles.get(0).what()).contains("no STARTTLS offered");
    assertThat(troubles.get(0).kind().alarms()).isTrue();
    assertThat(troubles.get(0).since()).isEqualTo(TEN_AGO);
    assertThat(look(NINE_AGO, null, 0, null)).isEmpty();
  }

  @Test
  void one_slow_mailbox_is_no_alarm_while_other_mails_go_out_unless_it_is_a_p1() {
    assertThat(look(TEN_AGO, null, 0, NINE_AGO)).isEmpty();
    assertThat(look(TEN_AGO, TEN_AGO, 0, NINE_AGO))
        .extracting(Trouble::kind)
        .containsExactly(Kind.MAIL_STUCK);
  }

  @Test
  void mails_that_were_given_up_are_on_the_day_s_list() {
    List<Trouble> troubles = look(null, null, 2, NOW);

    assertThat(troubles).extracting(Trouble::kind).containsExactly(Kind.MAIL_DEAD);
    assertThat(troubles.get(0).what()).startsWith("2 mails");
    assertThat(Advice.checks(Kind.MAIL_DEAD)).anyMatch(each -> each.contains("outbox retry"));
  }

  @Test
  void a_mailbox_that_cannot_be_read_concerns_every_school() {
    List<Trouble> troubles =
        MailRules.bouncesUnread(List.of("elm", "oak"), "sign-in refused", NOW, Map.of());

    assertThat(troubles).extracting(Trouble::schoolId).containsExactly("elm", "oak");
    assertThat(troubles).allMatch(each -> each.what().contains("sign-in refused"));
  }
}
