package org.handbell.notifier.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.compose.AlertMail;
import org.handbell.notifier.compose.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Somebody takes a case: the others hear who has it, and it is written down. */
@OnEachDatabase
class DeskTest {

  private static final String NUMBER = "2026-000001";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock(NOW);
  private Register register;

  @BeforeEach
  void open() {
    register = Register.open(Elm.config(database.at(folder), Elm.PEOPLE, 25), clock);
  }

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void the_others_who_were_told_hear_once_who_has_it() {
    raise(Elm.p1("i"));
    sendDue();

    register.desk().acknowledge(NUMBER, Elm.DSL, Elm.DSL);
    register.desk().acknowledge(NUMBER, Elm.DSL, Elm.DSL);

    List<Notification> mails = sendDue();
    assertThat(mails).extracting(Notification::reason).containsExactly(Reason.TAKEN);
    assertThat(mails).extracting(mail -> mail.recipient().id()).containsExactly("dep");
    assertThat(words(mails.get(0))).contains("A. Lead has taken this case.");
  }

  @Test
  void it_is_in_the_audit_chain_who_took_it_and_what_came_of_it() {
    raise(Elm.p1("i"));

    register.desk().acknowledge(NUMBER, Elm.DSL, Elm.DEPUTY);
    register
        .casework()
        .close(
            NUMBER,
            Elm.DEPUTY,
            new Outcome(Outcome.Kind.SPOKEN, "a worry", "spoke with her", "none", "fine", "", ""));

    Case c = register.find(NUMBER).orElseThrow();
    assertThat(register.desk().holding(c).assignedTo()).isEqualTo("dep");
    assertThat(c.outcome()).startsWith("Spoke");
    assertThat(register.verifyAudit()).isInstanceOf(AuditVerdict.Intact.class);
    assertThat(((AuditVerdict.Intact) register.verifyAudit()).rows()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void nobody_takes_what_they_may_not_read_nor_what_is_closed_nor_what_is_not_there() {
    raise(Elm.incident("i", 1, Elm.staff("chead"), Priority.P1, null));
    raise(Elm.p1("pupil"));
    close("2026-000002", "a song");

    List<Desk.Answer> answers =
        List.of(
            register.desk().acknowledge(NUMBER, Elm.HEAD, Elm.HEAD),
            register.desk().acknowledge(NUMBER, Elm.DSL, Elm.DSL),
            register.desk().acknowledge(NUMBER, Elm.IT, Elm.IT),
            register.desk().acknowledge(NUMBER, Elm.CHAIR, Elm.HEAD),
            register.desk().acknowledge("2026-000002", Elm.DSL, Elm.DSL),
            register.desk().acknowledge("2026-000009", Elm.DSL, Elm.DSL),
            close("2026-000002", " "));

    assertThat(answers).hasOnlyElementsOfType(Desk.Refused.class);
    assertThat(register.find(NUMBER).orElseThrow().acknowledgedAt()).isNull();
  }

  private Desk.Answer close(String number, String reason) {
    return register
        .casework()
        .close(
            number,
            Elm.DSL,
            new Outcome(Outcome.Kind.FALSE_ALARM, "song text", "", "", reason, "", ""));
  }

  private void raise(Incident... incidents) {
    register.applyBatch(new Batch("cluster", List.of(incidents), List.of(), List.of()));
  }

  private String words(Notification mail) {
    Case c = register.caseOf(String.valueOf(mail.incidentId())).orElseThrow();
    return new AlertMail(false, Elm.LONDON, null)
        .compose(c, Elm.SCHOOL, mail.recipient(), mail.reason(), List.of())
        .text();
  }

  /** Leases and settles as sent all that is due. */
  private List<Notification> sendDue() {
    List<Notification> sent = new ArrayList<>();
    for (var next = register.post().lease(); next.isPresent(); next = register.post().lease()) {
      sent.add(next.get());
      register
          .post()
          .settle(
              next.get(),
              new Settlement(OutboxState.SENT, clock.instant(), "delivered"),
              register.caseOf(String.valueOf(next.get().incidentId())));
    }
    return sent;
  }
}
