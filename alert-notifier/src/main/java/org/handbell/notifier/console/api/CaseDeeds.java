package org.handbell.notifier.console.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Casework;
import org.handbell.notifier.register.Desk;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** What a program may do about cases, each as the button of the case's page does it. */
final class CaseDeeds {

  private static final int LONGEST = 4_000;
  private static final int MOST_AT_ONCE = 100;

  private final NotifierConfig config;
  private final Register register;

  CaseDeeds(NotifierConfig config, Register register) {
    this.config = config;
    this.register = register;
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.post("/cases/clear", Area.CASES, this::clear),
        ApiRoute.post("/cases/{number}/take", Area.CASES, this::take),
        ApiRoute.post("/cases/{number}/note", Area.CASES, this::note),
        ApiRoute.post("/cases/{number}/weigh", Area.CASES, this::weigh),
        ApiRoute.post("/cases/{number}/close", Area.CASES, this::close),
        ApiRoute.post("/cases/{number}/reopen", Area.CASES, this::reopen));
  }

  /** The case is as was asked for. */
  private record Changed(String number, String version) {}

  /** So many were closed. */
  private record Cleared(int cleared) {}

  /** What is done to one case, once the request is read. */
  private interface Deed {
    Desk.Answer on(String number, Contact who);
  }

  private Reply act(Call call, Asked asked, Deed deed) {
    Optional<Reply> fault = asked.fault();
    if (fault.isPresent()) {
      return fault.get();
    }
    String number = call.path("number");
    Contact who = call.caller().self();
    if (!mayAct(number, who)) {
      return Reply.missing();
    }
    Desk.Answer answer = deed.on(number, who);
    if (answer instanceof Desk.Done done) {
      return changed(done.about());
    }
    return answer instanceof Desk.Refused refused
        ? Reply.fault(422, refused.reason())
        : Reply.fault(412, "The case has changed since that version of it: read it again.");
  }

  private boolean mayAct(String number, Contact who) {
    return CaseReads.NUMBER.matcher(number).matches()
        && register
            .find(number)
            .filter(about -> register.desk().against(about, who).isEmpty())
            .isPresent();
  }

  private Reply changed(Case about) {
    String version = register.desk().version(about);
    return new Reply.Given(new Changed(about.number(), version), version);
  }

  private Casework casework(Call call) {
    return call.expected().map(register.casework()::expecting).orElseGet(register::casework);
  }

  private Desk desk(Call call) {
    return call.expected().map(register.desk()::expecting).orElseGet(register::desk);
  }

  private Reply take(Call call) {
    Asked body = call.body();
    Optional<String> to = body.text("to", 80);
    Optional<Contact> person =
        to.flatMap(
            id -> config.contacts().stream().filter(each -> each.id().equals(id)).findFirst());
    if (to.isPresent() && person.isEmpty()) {
      body.fault("to", "is the id of one of the people");
    }
    return act(
        call, body, (number, who) -> desk(call).acknowledge(number, who, person.orElse(who)));
  }

  private Reply note(Call call) {
    Asked body = call.body();
    String words = body.needed("words", LONGEST);
    return act(call, body, (number, who) -> casework(call).note(number, who, words));
  }

  private Reply weigh(Call call) {
    Asked body = call.body();
    Optional<Priority> priority = body.needed("priority", Priority.class);
    String reason = body.needed("reason", LONGEST);
    return act(
        call,
        body,
        (number, who) -> casework(call).weigh(number, who, priority.orElseThrow(), reason));
  }

  private Reply close(Call call) {
    Asked body = call.body();
    Optional<Outcome.Kind> kind = body.needed("kind", Outcome.Kind.class);
    Function<String, String> text = name -> body.text(name, LONGEST).orElse("");
    String summary = text.apply("summary");
    String action = text.apply("action");
    String decision = text.apply("decision");
    String reason = text.apply("reason");
    String referral = text.apply("referral");
    String reference = text.apply("reference");
    return act(
        call,
        body,
        (number, who) ->
            casework(call)
                .close(
                    number,
                    who,
                    new Outcome(
                        kind.orElseThrow(),
                        summary,
                        action,
                        decision,
                        reason,
                        referral,
                        reference)));
  }

  private Reply reopen(Call call) {
    Asked body = call.body();
    String reason = body.needed("reason", LONGEST);
    return act(call, body, (number, who) -> casework(call).reopen(number, who, reason));
  }

  /** As on the inbox, what may not be seen or is to be closed by itself is passed over. */
  private Reply clear(Call call) {
    Asked body = call.body();
    List<String> numbers = new ArrayList<>(body.all("numbers", MOST_AT_ONCE));
    if (numbers.isEmpty()) {
      body.fault("numbers", "is a list of up to " + MOST_AT_ONCE + " numbers of cases");
    }
    @Nullable Reply fault = body.fault().orElse(null);
    if (fault != null) {
      return fault;
    }
    Contact who = call.caller().self();
    numbers.removeIf(number -> !mayAct(number, who));
    return Reply.given(new Cleared(register.casework().clear(numbers, who)));
  }
}
