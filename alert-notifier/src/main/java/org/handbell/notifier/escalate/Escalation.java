package org.handbell.notifier.escalate;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.Priority;
import org.handbell.notifier.route.Role;

/**
 * What the organisation has chosen to happen when nobody takes a case.
 *
 * @param policies a priority that is absent has none
 * @param acknowledgedFor how long a P1 counts as taken without an outcome
 * @param morning when those are told again who were told while school was out
 * @param rota ids of the people who can be reached at any hour; none where nobody can
 */
public record Escalation(
    Map<Priority, Policy> policies,
    Duration acknowledgedFor,
    LocalTime morning,
    List<String> rota) {

  /** What holds where nothing is configured. */
  public static final Escalation DEFAULT =
      new Escalation(
          Map.of(
              Priority.P1,
              new Policy(
                  List.of(
                      Step.remind(Wait.minutes(10)),
                      Step.tell(Wait.minutes(20), Role.HEAD),
                      new Step(Wait.minutes(40), Set.of(), true, true)),
                  Wait.minutes(60)),
              Priority.P2,
              new Policy(
                  List.of(Step.tell(Wait.schoolHours(1), Role.DEPUTY_DSL)), Wait.schoolDays(1)),
              Priority.P3,
              new Policy(List.of(Step.remind(Wait.schoolDays(2))), null)),
          Duration.ofHours(4),
          LocalTime.of(7, 30),
          List.of());

  public Escalation {
    policies = Map.copyOf(policies);
    rota = List.copyOf(rota);
    if (policies.containsKey(Priority.P4)) {
      throw new IllegalArgumentException("nobody is told of a P4, so nobody is reminded of one");
    }
    for (Priority priority : List.of(Priority.P1, Priority.P2)) {
      Policy policy = policies.get(priority);
      if (policy == null || policy.repeat() == null) {
        throw new IllegalArgumentException(
            priority + " must be escalated and repeated until somebody takes it");
      }
    }
  }

  public Optional<Policy> policy(Priority priority) {
    return Optional.ofNullable(policies.get(priority));
  }

  /** The same with some priorities' policies replaced. */
  public Map<Priority, Policy> with(Map<Priority, Policy> own) {
    Map<Priority, Policy> all = new EnumMap<>(policies);
    all.putAll(own);
    return all;
  }
}
