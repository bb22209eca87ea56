package org.handbell.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.classifier.ClassifierStage;
import org.handbell.classifier.RulesStore;
import org.handbell.classifier.SealKey;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.classifier.follow.RulingsConfig;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.update.ListTool;
import org.handbell.classifier.ruling.RulingTerms;
import org.handbell.classifier.ruling.RulingsFile;
import org.handbell.classifier.trial.KeptTrial;
import org.handbell.classifier.trial.Trials;
import org.handbell.document.Fault;
import org.handbell.model.School;
import org.handbell.sealed.Keyholder;

/** What the one configuration means for those who judge: rules, lists, rulings and locked lines. */
final class JudgingSettings {

  private final HandbellConfig config;

  JudgingSettings(HandbellConfig config) {
    this.config = config;
  }

  /**
   * Those for whom lines of illegal content are locked.
   *
   * @throws CannotRun naming the keys that are missing, with the mend
   */
  List<Keyholder> keyholders() throws CannotRun {
    List<Keyholder> keyholders = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String id : config.sealed().keyholders()) {
      try {
        keyholders.add(Keyholder.read(id, config.sealed().publicKey(id)));
      } catch (IOException e) {
        faults.add(
            "sealed: no key of %s at %s: have them run ./handbell sealed keys --config %s --person %s"
                .formatted(id, config.sealed().publicKey(id), config.file(), id));
      }
    }
    if (!faults.isEmpty()) {
      throw new CannotRun(String.join("\n", faults));
    }
    return keyholders;
  }

  ClassifierConfig classifier() throws CannotRun {
    return new ClassifierConfig(
        config.schools(),
        config.lists(),
        config.data().resolve("streams"),
        ClassifierConfig.DEFAULT_APPLICATION_ID,
        config.kafka().instance(),
        sealKey(),
        true,
        config.kafka().isEmbedded(),
        1,
        keyholders(),
        config.tests().with(config.proof().canaries()),
        config.calendars(),
        config.lines(),
        rules(),
        config.organisation().timezone(),
        listFolder(),
        new RulingsConfig(
            config.rulings(), config.organisation().timezone(), config.kafka().isEmbedded()));
  }

  /**
   * The rulings in that file, ready for use.
   *
   * @throws CannotRun naming every fault in it
   */
  RulingsFile.Read.Good rulings(Path file, Classifier classifier) throws CannotRun {
    RulingTerms terms =
        new RulingTerms(
            config.schools().stream().map(School::id).collect(Collectors.toSet()),
            config.organisation().timezone(),
            classifier.entries(),
            Patterns.standard());
    RulingsFile.Read read = RulingsFile.read(file, terms, Clock.systemUTC().instant());
    if (read instanceof RulingsFile.Read.Good good) {
      return good;
    }
    throw new CannotRun(
        read instanceof RulingsFile.Read.Faulty faulty
            ? faulty.faults().stream().map(Fault::toString).collect(Collectors.joining("\n"))
            : "no rulings");
  }

  /** Trials of rulings against this classifier. */
  Trials trials(Classifier classifier) throws CannotRun {
    return ClassifierStage.trials(classifier, classifier());
  }

  /** Trials of rulings on what a register kept. */
  KeptTrial keptTrial() throws CannotRun {
    return new KeptTrial(trials(RulesBundle.standard().classifier(ListSet::none)));
  }

  /** The classifier with the configuration's lists, under the rulings of its file. */
  Classifier classifierUnderRulings() throws CannotRun {
    Classifier classifier = classifierOfLists();
    Path file = config.rulings();
    return file == null
        ? classifier
        : classifier.with(trials(classifier).compile(rulings(file, classifier).rulings()));
  }

  private Path rules() {
    return config.data().resolve("rules");
  }

  /** The lists of the configuration, for commands. */
  ListTool listTool() throws CannotRun {
    try {
      return ListTool.of(config.lists(), listFolder(), SealKey.at(sealKey()), Clock.systemUTC());
    } catch (IOException e) {
      throw new CannotRun("the seal key cannot be read: " + e.getMessage(), e);
    }
  }

  private Path listFolder() {
    return config.data().resolve("lists");
  }

  private Path sealKey() {
    return config.data().resolve("seal.key");
  }

  /**
   * The classifier with the configuration's lists loaded.
   *
   * @throws CannotRun naming the list's faulty lines
   */
  Classifier classifierOfLists() throws CannotRun {
    return RulesBundle.standard().classifier(lists());
  }

  /**
   * The rules of that version, which judged here once.
   *
   * @throws CannotRun naming the versions that are kept
   */
  RulesBundle rules(String version) throws CannotRun {
    RulesStore store = new RulesStore(rules());
    try {
      Optional<RulesBundle> found = store.find(version);
      if (found.isPresent()) {
        return found.get();
      }
      List<String> kept = store.versions();
      throw new CannotRun(
          "no rules of version %s are kept under %s; %s"
              .formatted(
                  version,
                  rules(),
                  kept.isEmpty() ? "none are" : "there are " + String.join(", ", kept)));
    } catch (IOException e) {
      throw new CannotRun("the rules under %s cannot be read".formatted(rules()), e);
    }
  }

  /**
   * The configuration's lists, loaded.
   *
   * @throws CannotRun naming the list's faulty lines
   */
  Supplier<ListSet> lists() throws CannotRun {
    try {
      ListSet lists = listTool().asTheyAre();
      return () -> lists;
    } catch (ListException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads and tries the rulings of the configuration.
   *
   * @return what a technician may want to know of them
   * @throws CannotRun naming every fault, or the core cases that would be lost
   */
  List<String> checkRulings() throws CannotRun {
    Path file = config.rulings();
    Classifier classifier = classifierOfLists();
    if (file == null) {
      return List.of();
    }
    RulingsFile.Read.Good good = rulings(file, classifier);
    Set<String> lost = trials(classifier).lostCore(good.rulings(), Clock.systemUTC().instant());
    if (!lost.isEmpty()) {
      throw new CannotRun(
          "%s: core cases would be silenced or lowered: %s"
              .formatted(file, String.join(", ", lost)));
    }
    return good.notes().stream().map(note -> "rulings: " + note).toList();
  }
}
