package org.handbell.ingest.fold;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fifty people type at once, and the program may be killed at any line. */
class TypingPropertyTest {

  private static final List<String> TERMS =
      List.of(
          "volcano facts for year six",
          "best goalkeeper of all time",
          "unblocked racing games",
          "kestrel nest camera",
          "periodic table song",
          "weather in snowdonia",
          "jobs for fifteen year olds",
          "xylophone notes for beginners",
          "question words in french",
          "zebra crossing rules");

  private record Line(long millis, String pupil, String text, boolean sent) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<Line> expected = new ArrayList<>();

  private void makeLines(Random random) {
    for (int pupil = 0; pupil < 50; pupil++) {
      long at = random.nextInt(3_000);
      for (int i = 0; i < 6; i++) {
        at = scene(random, "pupil" + pupil, at) + 5_000 + random.nextInt(20_000);
      }
    }
    lines.sort(Comparator.comparingLong(Line::millis));
  }

  private long scene(Random random, String pupil, long from) {
    String term = TERMS.get(random.nextInt(TERMS.size()));
    Typist typist = new Typist(random, pupil, from);
    switch (random.nextInt(4)) {
      case 0 -> {
        typist.type("", term, random.nextBoolean());
        expected.add(typist.send(term));
      }
      case 1 -> { // picks what the engine suggests
        typist.type("", term.substring(0, 5 + random.nextInt(5)), false);
        expected.add(typist.send(term));
      }
      case 2 -> expected.add(typist.type("", term, false)); // and gives it up
      default -> {
        String other = TERMS.get((TERMS.indexOf(term) + 1) % TERMS.size());
        expected.add(typist.type("", other, false));
        typist.delete(other);
        typist.type("", term, random.nextBoolean());
        expected.add(typist.send(term));
      }
    }
    return typist.at;
  }

  private final class Typist {
    private final Random random;
    private final String pupil;
    private long at;

    Typist(Random random, String pupil, long at) {
      this.random = random;
      this.pupil = pupil;
      this.at = at;
    }

    Line type(String before, String term, boolean slips) {
      Line last = key(term.substring(0, before.length() + 1));
      for (int i = before.length() + 2; i <= term.length(); i++) {
        if (slips && i > 6 && random.nextInt(8) == 0) {
          key(term.substring(0, i - 1) + "#");
          key(term.substring(0, i - 1));
        }
        last = key(term.substring(0, i));
      }
      return last;
    }

    void delete(String term) {
      for (int i = term.length() - 1; i > 0; i -= 1 + random.nextInt(3)) {
        key(term.substring(0, i));
      }
    }

    Line key(String text) {
      return add(text, false);
    }

    Line send(String text) {
      return add(text, true);
    }

    private Line add(String text, boolean sent) {
      at += 40 + random.nextInt(300);
      Line line = new Line(at, pupil, text, sent);
      lines.add(line);
      return line;
    }
  }

  /** Stands for spool, dispatcher and Kafka: what is not answered is read again. */
  private final class Pipeline implements Folding.Answers<Integer> {
    final Map<Integer, Event> kept = new HashMap<>();
    final Set<Integer> done = new TreeSet<>();
    final TreeMap<Integer, Event> reading = new TreeMap<>();
    Folding<Integer> folding = new Folding<>(7, this);
    int base;
    boolean recalling;

    void crash() {
      folding = new Folding<>(7, this);
      while (done.contains(base)) {
        base++;
      }
      done.removeIf(line -> line >= base);
      recalling = true;
      for (int i = 0; i < base; i++) {
        if (lines.get(i).millis >= lines.get(base - 1).millis - 30_000) {
          take(i);
        }
      }
      recalling = false;
    }

    void take(int i) {
      Line line = lines.get(i);
      Told told =
          line.sent
              ? Told.search(line.millis, line.pupil, line.text)
              : Told.key(line.millis, line.pupil, line.text);
      Event event = told.event(String.valueOf(i));
      reading.put(i, event);
      folding.take(i, event);
    }

    @Override
    public void settled(Integer i, Verdict verdict, @Nullable String why) {
      if (!recalling && i >= base) {
        Event event = verdict.on(requireNonNull(reading.get(i)));
        Event before = kept.put(i, event);
        assertThat(before == null || before.equals(event)).as("line %d sent otherwise", i).isTrue();
        done.add(i);
      }
    }

    @Override
    public void held(Integer line) {}

    List<Line> acts() {
      return kept.entrySet().stream()
          .filter(entry -> entry.getValue().isAct())
          .map(entry -> lines.get(entry.getKey()))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void each_term_sent_and_each_given_up_is_one_act_whatever_is_killed_when(long seed) {
    Random random = new Random(seed);
    makeLines(random);
    Pipeline pipeline = new Pipeline();
    for (int i = 0; i < lines.size(); i++) {
      if (random.nextInt(400) == 0) {
        pipeline.crash();
        i = pipeline.base;
      }
      pipeline.take(i);
      if (random.nextInt(50) == 0) { // a live stream at rest
        pipeline.folding.passed(
            Told.key(lines.get(i).millis, "x", "x").event("").ingested().toEpochMilli());
      }
    }
    pipeline.folding.release();

    assertThat(pipeline.kept).as("seed %d", seed).hasSize(lines.size());
    assertThat(pipeline.acts()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
  }
}
