package org.handbell.notifier.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.verdict.Rehearsed.Effect;
import org.jspecify.annotations.Nullable;

/**
 * Whether a ruling may be made after its trial, and by how many people.
 *
 * @param refused why not; absent where it may
 * @param takesTwo true where somebody else must agree first
 * @param said what the trial showed, in sentences
 */
public record Weighing(@Nullable String refused, boolean takesTwo, List<String> said) {

  public Weighing {
    said = List.copyOf(said);
  }

  /**
   * Weighs what a trial showed.
   *
   * @param about the category of the finding that somebody found wrong
   * @param kept the incidents that it was tried on, by their ids
   * @param numbers what each of them is called
   */
  public static Weighing of(
      Rehearsed shown, Category about, Map<String, Incident> kept, Map<String, String> numbers) {
    if (shown.refused() != null) {
      return new Weighing(shown.refused(), false, List.of());
    }
    List<Effect> hidden = shown.effects().stream().filter(Effect::isHidden).toList();
    List<Effect> lowered = shown.effects().stream().filter(e -> !e.isHidden()).toList();
    List<String> said = new ArrayList<>();
    said.add(hidden(hidden, numbers));
    if (!lowered.isEmpty()) {
      said.add(
          "It would have made %s less urgent: %s."
              .formatted(alerts(lowered.size()), list(lowered, numbers)));
    }
    if (shown.examples() > 0) {
      said.add(
          "Of %d examples of this rule it would silence %d."
              .formatted(shown.examples(), shown.silenced()));
    }
    boolean touchesFirst = shown.effects().stream().anyMatch(e -> e.before() == Priority.P1);
    if (touchesFirst) {
      said.add("A P1 would not have been told as one.");
      return new Weighing(
          "it would have hidden or lowered a P1, which no exception may", false, said);
    }
    said.add("It would have hidden no P1.");
    if (shown.examples() > 0 && shown.silenced() == shown.examples()) {
      return new Weighing("the words are so wide that the rule would hear nothing", false, said);
    }
    return new Weighing(null, takesTwo(shown, about, kept), said);
  }

  private static boolean takesTwo(Rehearsed shown, Category about, Map<String, Incident> kept) {
    // A P3 is one modifier away from a P2, which such a ruling would hide then.
    boolean graveRule =
        about.theme().isDistress() && about.defaultPriority().isMoreUrgentThan(Priority.P4);
    boolean graveAlert =
        shown.effects().stream()
            .filter(effect -> effect.before().isMoreUrgentThan(Priority.P3))
            .map(effect -> kept.get(effect.incidentId()))
            .anyMatch(incident -> incident != null && incident.theme().isDistress());
    return graveRule || graveAlert;
  }

  private static String hidden(List<Effect> hidden, Map<String, String> numbers) {
    return hidden.isEmpty()
        ? "It would have hidden no alert of the last 60 days."
        : "It would have hidden %s of the last 60 days: %s."
            .formatted(alerts(hidden.size()), list(hidden, numbers));
  }

  private static String alerts(int many) {
    return many == 1 ? "1 alert" : many + " alerts";
  }

  private static String list(List<Effect> effects, Map<String, String> numbers) {
    List<String> first =
        effects.stream()
            .limit(20)
            .map(e -> numbers.getOrDefault(e.incidentId(), "?") + " (" + e.before() + ")")
            .toList();
    int more = effects.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }
}
