package org.handbell.classifier.ruling;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;

/** Whether a ruling may count at all. */
final class Admission {

  private final Map<String, Entry> rules;
  private final Patterns patterns;

  Admission(Collection<Entry> rules, Patterns patterns) {
    this.rules = rules.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
    this.patterns = patterns;
  }

  /** Why it does not count, if it does not. */
  Optional<String> refusal(Ruling ruling) {
    if (ruling instanceof RuleException exception) {
      return exception.site() != null && isSaidByOthers(exception.rule())
          ? Optional.empty()
          : ofRule(exception.rule()).or(() -> ofPatterns(exception.match()));
    }
    if (ruling instanceof OwnWords own) {
      return ofPatterns(own.match());
    }
    return ruling instanceof LessonTopic lesson ? ofPatterns(lesson.match()) : Optional.empty();
  }

  /** What of it is illegal, or never lowered, is asked again where it is said. */
  private static boolean isSaidByOthers(String rule) {
    return rule.startsWith("vendor:") || rule.startsWith("list:");
  }

  /** Why no exception can be made to a rule of that id. */
  Optional<String> ofRule(String id) {
    Entry rule = rules.get(id);
    if (rule == null) {
      return Optional.of(
          "no rule has the id %s; it stands in the alert and in ./handbell explain".formatted(id));
    }
    if (rule.isOutOfReach()) {
      return Optional.of(
          "rule %s (%s) cannot be silenced: it belongs to the core that is never lowered"
              .formatted(id, rule.category().id()));
    }
    return Optional.empty();
  }

  private Optional<String> ofPatterns(List<String> match) {
    return match.stream().map(patterns::fault).flatMap(Optional::stream).findFirst();
  }
}
