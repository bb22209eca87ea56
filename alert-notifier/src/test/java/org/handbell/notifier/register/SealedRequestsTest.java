package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.handbell.sealed.SealedLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Locked lines leave the register only when two people want it, for an hour. */
@OnEachDatabase
class SealedRequestsTest {

  private static final String NUMBER = "2026-000001";
  private static final Contact OTHER_DEPUTY =
      Elm.contact("dep2", Role.DEPUTY_DSL, "F. Deputy", "fdeputy");

  /** The lead once more, in another role. */
  private static final Contact LEAD_AS_DEPUTY =
      Elm.contact("dsl2", Role.DEPUTY_DSL, "A. Lead", "alead", "dsl@elm.example");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    List<Contact> people =
        List.of(Elm.DSL, Elm.DEPUTY, OTHER_DEPUTY, LEAD_AS_DEPUTY, Elm.HEAD, Elm.CHAIR, Elm.IT);
    register = Register.open(Elm.config(database.at(folder), people, 25), clock);
    raise(Elm.p1("i"));
    register.applyBatch(
        new Batch(
            "cluster",
            List.of(),
            List.of(),
            List.of(),
            List.of(
                new SealedLine("e1", "i", "elm", NOW, "pc-1", null, List.of("list:iwf"), "box"))));
  }

  private void raise(Incident incident) {
    register.applyBatch(new Batch("cluster", List.of(incident), List.of(), List.of()));
  }

  @AfterEach
  void close() {
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    register.close();
  }

  private SealedRequests requests() {
    return register.sealedRequests();
  }

  @Test
  void two_people_have_it_for_an_hour_and_nobody_else_has() {
    requests().ask(NUMBER, Elm.DSL, "crime 4711");
    List<SealedLine> early = requests().take(NUMBER, Elm.DSL);
    requests().confirm(NUMBER, Elm.HEAD);

    List<SealedLine> asker = requests().take(NUMBER, Elm.DSL);
    List<SealedLine> second = requests().take(NUMBER, Elm.HEAD);
    List<SealedLine> third = requests().take(NUMBER, Elm.DEPUTY);
    clock.pass(SealedRequest.OPEN.plusSeconds(1));
    List<SealedLine> late = requests().take(NUMBER, Elm.DSL);

    assertThat(asker).hasSize(1).isEqualTo(second);
    assertThat(early).isEmpty();
    assertThat(third).isEmpty();
    assertThat(late).isEmpty();
  }

  @Test
  void one_person_in_two_roles_is_one_person() {
    requests().ask(NUMBER, Elm.DSL, "crime 4711");

    Desk.Answer alone = requests().confirm(NUMBER, Elm.DSL);
    Desk.Answer twice = requests().confirm(NUMBER, LEAD_AS_DEPUTY);

    assertThat(List.of(alone, twice))
        .containsOnly(new Desk.Refused("it takes two different people"));
  }

  @Test
  void two_deputies_are_not_enough_and_it_is_nobody() {
    requests().ask(NUMBER, Elm.DEPUTY, "crime 4711");

    Desk.Answer deputies = requests().confirm(NUMBER, OTHER_DEPUTY);
    Desk.Answer it = requests().confirm(NUMBER, Elm.IT);
    Desk.Answer asked = requests().ask(NUMBER, Elm.IT, "curious");
    Desk.Answer head = requests().confirm(NUMBER, Elm.HEAD);

    assertThat(List.of(deputies, it, asked)).hasOnlyElementsOfType(Desk.Refused.class);
    assertThat(head).isInstanceOf(Desk.Done.class);
  }

  @Test
  void what_nobody_agreed_to_within_a_day_is_to_be_asked_for_anew() {
    requests().ask(NUMBER, Elm.DSL, "crime 4711");
    Desk.Answer twice = requests().ask(NUMBER, Elm.DEPUTY, "crime 4711");
    clock.pass(SealedRequest.WAITS.plusSeconds(1));

    Desk.Answer late = requests().confirm(NUMBER, Elm.HEAD);
    Desk.Answer anew = requests().ask(NUMBER, Elm.DSL, "crime 4711");

    assertThat(twice).isInstanceOf(Desk.Refused.class);
    assertThat(late).isInstanceOf(Desk.Refused.class);
    assertThat(anew).isInstanceOf(Desk.Done.class);
  }

  @Test
  void a_reason_and_a_line_there_must_be_and_never_the_subject() {
    raise(Elm.incident("head", 1, Elm.staff("chead"), Priority.P1, null));

    Desk.Answer silent = requests().ask(NUMBER, Elm.DSL, " ");
    Desk.Answer empty = requests().ask("2026-000002", Elm.CHAIR, "crime 4711");
    Desk.Answer subject = requests().ask("2026-000002", Elm.HEAD, "crime 4711");

    assertThat(List.of(silent, empty, subject)).hasOnlyElementsOfType(Desk.Refused.class);
    assertThat(requests().newest(register.find(NUMBER).orElseThrow())).isEmpty();
  }

  @Test
  void a_deputy_who_asked_and_a_lead_who_agrees_both_have_it_the_next_day_nobody() {
    requests().ask(NUMBER, Elm.DEPUTY, "crime 4711");
    requests().confirm(NUMBER, Elm.DSL);
    boolean open = requests().take(NUMBER, Elm.DEPUTY).size() == 1;
    clock.pass(Duration.ofDays(1));

    assertThat(open).isTrue();
    assertThat(requests().take(NUMBER, Elm.DEPUTY)).isEmpty();
    assertThat(requests().newest(register.find(NUMBER).orElseThrow()).orElseThrow().takenAt())
        .isNotNull();
  }
}
