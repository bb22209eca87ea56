package org.handbell.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.document.Fields;
import org.handbell.model.Priority;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.escalate.Policy;
import org.handbell.notifier.escalate.Step;
import org.handbell.notifier.escalate.Wait;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/** Reads {@code escalation}: what happens when nobody takes a case. */
final class EscalationReader {

  private static final String ROTA = "rota";

  private EscalationReader() {}

  static Escalation read(Fields f, List<Contact> people) {
    Map<Priority, Policy> own = new EnumMap<>(Priority.class);
    for (Priority priority : List.of(Priority.P1, Priority.P2, Priority.P3)) {
      if (f.has(priority.name())) {
        Policy usual = Escalation.DEFAULT.policy(priority).orElseThrow();
        own.put(priority, policy(f.object(priority.name()), usual));
      }
    }
    List<String> rota = f.texts(ROTA);
    for (String id : rota) {
      if (people.stream().noneMatch(contact -> contact.id().equals(id))) {
        f.fault(ROTA, "nobody under people has the id \"" + id + "\"");
      }
    }
    Escalation read =
        new Escalation(
            Escalation.DEFAULT.with(own),
            f.parsed(
                "acknowledgedFor", Escalation.DEFAULT.acknowledgedFor(), EscalationReader::hours),
            f.parsed("morning", Escalation.DEFAULT.morning(), Values::time),
            rota);
    f.done();
    return read;
  }

  private static Duration hours(String given) {
    if (!given.matches("[1-9][0-9]?h")) {
      throw new IllegalArgumentException("\"" + given + "\" are no hours; use 4h");
    }
    return Duration.ofHours(Long.parseLong(given.substring(0, given.length() - 1)));
  }

  private static Policy policy(Fields f, Policy usual) {
    List<Step> steps = f.has("steps") ? f.objects("steps", EscalationReader::step) : usual.steps();
    @Nullable Wait repeat =
        f.has("repeat")
            ? f.required("repeat", usual.steps().get(0).after(), Wait::of)
            : usual.repeat();
    if (steps.isEmpty()) {
      f.fault("steps", "holds no step that can be read; leave it out for the usual ones");
    }
    f.done();
    return new Policy(steps.isEmpty() ? usual.steps() : steps, repeat);
  }

  private static Step step(Fields f) {
    Set<Role> tell = EnumSet.noneOf(Role.class);
    List<String> unknown = new ArrayList<>();
    boolean rota = false;
    for (String word : f.oneOrMore("tell")) {
      if (word.equals(ROTA)) {
        rota = true;
      } else {
        role(word, tell, unknown);
      }
    }
    if (!unknown.isEmpty()) {
      f.fault("tell", "no role is called " + String.join(", ", unknown) + "; use head, or rota");
    }
    boolean remind = f.parsed("remind", false, Values::yesOrNo);
    Wait after = f.required("after", new Wait(10, Wait.Unit.MINUTES), Wait::of);
    return new Step(after, tell, rota, remind || !unknown.isEmpty());
  }

  private static void role(String word, Set<Role> tell, List<String> unknown) {
    for (Role role : Role.values()) {
      if (role.id().equals(word) && role.mayReadContent()) {
        tell.add(role);
        return;
      }
    }
    unknown.add(word);
  }
}
