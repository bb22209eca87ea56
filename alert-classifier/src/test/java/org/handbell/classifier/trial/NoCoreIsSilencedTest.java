package org.handbell.classifier.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.handbell.classifier.classify.Circumstances;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Category;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Theme;
import org.handbell.model.VulnerableFlag;
import org.junit.jupiter.api.Test;

/** Whatever people decide, no example of the core is heard less than without them. */
class NoCoreIsSilencedTest {

  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
  private final Classifier classifier = Classifier.standard(ListSet::none);
  private final List<Entry> rules = classifier.entries();
  private final Patterns patterns = Patterns.standard();
  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void random_rulings_silence_no_core_example() {
    Judgement law = judging(classifier);
    for (int round = 0; round < Integer.getInteger("rounds", 4); round++) {
      List<Ruling> rulings = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        rulings.add(ruling(i));
      }
      Judgement proposed = judging(classifier.with(Rulings.of(rulings, rules, patterns)));

      Set<String> lost =
          new CoreCases(law, proposed).lost(rules, rulings, List.of("elm", "ash"), NOON);

      assertThat(lost).as("seed %d", seed).isEmpty();
    }
  }

  private static Judgement judging(Classifier classifier) {
    Circumstances usual = Circumstances.of(SchoolPhase.SECONDARY);
    return event -> classifier.classify(event, usual);
  }

  /** Mostly made of the words of the rules' own examples, so that much is covered. */
  private Ruling ruling(int number) {
    Ruling.Signature signature =
        new Ruling.Signature(
            Ruling.Origin.FILE, "A. Lead", "random", null, NOON.plusSeconds(60), null);
    String id = "r" + number;
    return switch (random.nextInt(8)) {
      case 0 -> new VulnerableFlag("elm/somebody", signature);
      case 1 ->
          new OwnWords(
              id,
              scope(),
              List.of(words()),
              harmless(),
              one(List.of(Priority.P2, Priority.P3, Priority.P4)),
              signature);
      case 2 ->
          new LessonTopic(
              id, scope(), Set.of(one(List.of(Theme.values()))), Set.of(), List.of(), signature);
      case 3 -> new LessonTopic(id, scope(), Set.of(), Set.of(), List.of(words()), signature);
      default -> new RuleException(id, scope(), one(rules).id(), List.of(words()), signature);
    };
  }

  private Category harmless() {
    List<Category> all =
        List.of(Category.values()).stream().filter(c -> c.risk() != Risk.ILLEGAL).toList();
    return one(all);
  }

  private Ruling.Scope scope() {
    return switch (random.nextInt(3)) {
      case 0 -> Ruling.Scope.EVERYBODY;
      case 1 -> new Ruling.Scope(Set.of("elm"), Set.of("9"), Set.of(), Set.of());
      default -> new Ruling.Scope(Set.of(), Set.of(), Set.of(), Set.of("elm/somebody"));
    };
  }

  private String words() {
    return Patterns.ofPhrase(one(one(rules).fires()));
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
