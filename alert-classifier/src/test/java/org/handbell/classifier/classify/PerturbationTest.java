package org.handbell.classifier.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Category;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How much of what the lexicon hears it still hears when the words are misspelt, disguised or run
 * together, and whether harmless searches so treated raise an alarm. Prints the shares; {@code
 * -Dperturbation.rounds=20} makes them steadier.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PerturbationTest {

  private static final long SEED = 20261121;
  private static final int ROUNDS = Integer.getInteger("perturbation.rounds", 1);
  private static final int EXAMPLES = Integer.getInteger("perturbation.examples", 400);

  private final Lexicon lexicon = Lexicon.standard();
  private final Classifier classifier =
      Classifier.create(
          lexicon,
          VendorMap.standard(),
          Sites.read(DataFile.builtIn("sites.yaml")).protectedSites(),
          ListSet::none);

  @Test
  void most_of_what_is_heard_is_heard_through_slips_and_disguises() {
    List<String> texts = examples();
    Tally all = new Tally("all");
    List<Tally> tallies = new ArrayList<>();

    for (Perturber.Kind kind : new Perturber(SEED).kinds()) {
      Tally tally = new Tally(kind.name());
      for (int round = 0; round < ROUNDS; round++) {
        texts.forEach(text -> compare(text, kind, List.of(tally, all)));
      }
      tallies.add(tally);
    }

    System.out.println(
        "| way of writing | texts | still heard | P1/P2 still at P1/P2 |\n|---|--:|--:|--:|");
    tallies.forEach(System.out::println);
    System.out.println(all);
    assertThat(all.kept()).as("seed %s", SEED).isGreaterThan(0.9);
    assertThat(tallies)
        .as("seed %s", SEED)
        .allSatisfy(tally -> assertThat(tally.kept()).as(tally.kind).isGreaterThan(0.7));
  }

  @Test
  void harmless_searches_raise_no_alarm_however_they_are_written() {
    List<String> alarms = new ArrayList<>();
    int notes = 0;
    int texts = 0;

    for (Perturber.Kind kind : new Perturber(SEED).kinds()) {
      for (String text : harmless()) {
        String changed = kind.change().apply(text);
        List<Finding> findings = findings(changed);
        texts++;
        boolean isNew = !findings.isEmpty() && findings(text).isEmpty();
        notes += isNew ? 1 : 0;
        if (isNew && Boolean.getBoolean("perturbation.show")) {
          System.out.println("NEW " + kind.name() + " | " + changed + " | " + findings.get(0));
        }
        if (isAlarm(findings)) {
          alarms.add(kind.name() + ": " + changed + " " + findings.get(0).rule());
        }
      }
    }

    System.out.println(
        "harmless: " + texts + " texts, " + notes + " with a new finding of any priority");
    assertThat(alarms).as("seed %s", SEED).isEmpty();
    assertThat(notes).as("seed %s", SEED).isLessThan(texts / 300);
  }

  @Test
  void a_core_concern_stays_most_urgent_when_misspelt() {
    List<String> lowered = new ArrayList<>();
    Perturber perturber = new Perturber(SEED);
    int texts = 0;

    for (Entry entry : lexicon.entries()) {
      for (String text : entry.core() ? entry.fires() : List.<String>of()) {
        String changed = perturber.kinds().get(0).change().apply(text);
        List<Finding> after = findings(changed);
        boolean isHeard = !changed.equals(text) && !after.isEmpty() && isMost(findings(text));
        texts += isHeard ? 1 : 0;
        if (isHeard && !isMost(after)) {
          lowered.add(changed + " " + after.get(0).rule());
        }
      }
    }

    System.out.println("core: " + texts + " misspelt and heard, " + lowered.size() + " below P1");
    assertThat(lowered).as("seed %s", SEED).hasSizeLessThan(texts / 10);
  }

  @Test
  void harmless_searches_raise_no_alarm_as_they_are() {
    assertThat(harmless()).filteredOn(text -> isAlarm(findings(text))).isEmpty();
  }

  /** The lexicon's own positive examples for a secondary school's searches, an even choice. */
  private List<String> examples() {
    List<String> texts =
        new ArrayList<>(
            lexicon.entries().stream()
                .filter(entry -> entry.language().equals("en"))
                .map(Entry::fires)
                .flatMap(List::stream)
                .filter(text -> text.matches("[\\p{ASCII}]+") && !findings(text).isEmpty())
                .distinct()
                .toList());
    Collections.shuffle(texts, new Random(SEED));
    return texts.subList(0, Math.min(EXAMPLES, texts.size()));
  }

  private static List<String> harmless() {
    try (InputStream in = PerturbationTest.class.getResourceAsStream("/harmless.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return all.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compare(String text, Perturber.Kind kind, List<Tally> tallies) {
    String changed = kind.change().apply(text);
    if (changed.equals(text)) {
      return;
    }
    List<Finding> before = findings(text);
    List<Finding> after = findings(changed);
    List<Category> heard = after.stream().map(Finding::category).toList();
    boolean kept = before.stream().map(Finding::category).anyMatch(heard::contains);
    if (!kept && Boolean.getBoolean("perturbation.show")) {
      System.out.println("LOST " + kind.name() + " | " + text + " | " + changed);
    }
    tallies.forEach(tally -> tally.count(kept, isAlarm(before), isAlarm(after)));
  }

  private List<Finding> findings(String text) {
    return classifier.classify(Events.search(text).event(), SchoolPhase.SECONDARY);
  }

  private static boolean isMost(List<Finding> findings) {
    return !findings.isEmpty() && findings.get(0).priority() == Priority.P1;
  }

  private static boolean isAlarm(List<Finding> findings) {
    return findings.stream()
        .anyMatch(f -> Stream.of(Priority.P1, Priority.P2).anyMatch(f.priority()::equals));
  }

  /** What is left of the hits under one kind of change. */
  private static final class Tally {

    private final String kind;
    private int texts;
    private int kept;
    private int alarms;
    private int keptAlarms;

    Tally(String kind) {
      this.kind = kind;
    }

    void count(boolean isKept, boolean wasAlarm, boolean isAlarm) {
      texts++;
      kept += isKept ? 1 : 0;
      alarms += wasAlarm ? 1 : 0;
      keptAlarms += wasAlarm && isAlarm ? 1 : 0;
    }

    double kept() {
      return texts == 0 ? 1 : (double) kept / texts;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.1f %% | %.1f %% |",
          kind,
          texts,
          100 * kept(),
          alarms == 0 ? 100.0 : 100.0 * keptAlarms / alarms);
    }
  }
}
