package org.handbell.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.classifier.incident.Scene.TEN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.handbell.classifier.incident.Scene;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.junit.jupiter.api.Test;

/**
 * Two hundred invented days, each from its own seed: read as they happen, read late in one go, and
 * read late with the people in another order, they must give the same revisions of the same
 * incidents.
 */
class BacklogTest {

  private static final int SEEDS = 200;
  private static final Duration STEP = Duration.ofMinutes(3);
  private static final List<String> FINDS =
      List.of(
          "content.drugs P3",
          "content.alcohol-tobacco-vaping P4",
          "content.suicide P3 information",
          "content.suicide P1 planning",
          "content.self-harm P2 help-seeking;content.drugs P3",
          "nothing");

  /** One line of a day. */
  private record Line(Instant received, Event event) {}

  @Test
  void a_backlog_gives_the_same_incidents_as_live_traffic() {
    Map<String, List<Incident>> live = new TreeMap<>();
    Map<String, List<Incident>> late = new TreeMap<>();
    Map<String, List<Incident>> reordered = new TreeMap<>();

    try (ClassifierBench a = new ClassifierBench();
        ClassifierBench b = new ClassifierBench();
        ClassifierBench c = new ClassifierBench()) {
      b.caughtUp = false;
      for (int seed = 0; seed < SEEDS; seed++) {
        List<Line> day = day(seed);
        live(a, day);
        late(b, day, new Random(seed));
        interleaved(day, new Random(seed)).forEach(line -> c.receive(line.received, line.event));
      }
      b.caughtUp = true;
      List.of(a, b, c).forEach(bench -> bench.idle(Duration.ofMinutes(16)));
      collect(a, live);
      collect(b, late);
      collect(c, reordered);
    }

    assertThat(live).hasSizeGreaterThan(SEEDS);
    assertThat(late).isEqualTo(live);
    assertThat(reordered).isEqualTo(live);
  }

  private static void live(ClassifierBench bench, List<Line> day) {
    Instant now = day.get(0).received;
    for (Line line : day) {
      while (now.plus(STEP).isBefore(line.received)) {
        bench.jump(STEP, STEP);
        now = now.plus(STEP);
      }
      bench.receive(line.received, line.event);
      now = line.received;
    }
    for (int step = 0; step < 7; step++) {
      bench.jump(STEP, STEP);
    }
  }

  /** The timer fires now and then while the events rush by. */
  private static void late(ClassifierBench bench, List<Line> day, Random random) {
    for (Line line : day) {
      bench.receive(line.received, line.event);
      if (random.nextInt(4) == 0) {
        bench.jump(Duration.ofSeconds(10), Duration.ofSeconds(10));
      }
    }
  }

  private static List<Line> interleaved(List<Line> day, Random random) {
    Map<String, List<Line>> people = new TreeMap<>();
    day.forEach(
        line -> people.computeIfAbsent(line.event.key(), key -> new ArrayList<>()).add(line));
    List<List<Line>> left = new ArrayList<>(people.values());
    List<Line> mixed = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Line> next = left.get(random.nextInt(left.size()));
      mixed.add(next.remove(0));
      left.removeIf(List::isEmpty);
    }
    return mixed;
  }

  private static List<Line> day(int seed) {
    Random random = new Random(seed);
    List<Line> lines = new ArrayList<>();
    for (String pupil : List.of("jo", "al")) {
      Instant at = TEN.plus(Duration.ofDays(seed));
      for (int i = 0; i < 15; i++) {
        at = at.plusMillis(random.nextInt(4) == 0 ? random.nextInt(2_000_000) : 60_000);
        String finds = FINDS.get(random.nextInt(FINDS.size()));
        Event event = Scene.search("s" + seed + pupil + i, pupil, finds);
        lines.add(new Line(at, event));
        if (random.nextInt(10) == 0) {
          lines.add(new Line(at, event));
        }
      }
    }
    lines.sort(Comparator.comparing(Line::received));
    return lines;
  }

  private static void collect(ClassifierBench bench, Map<String, List<Incident>> incidents) {
    bench
        .incidents()
        .forEach(
            incident ->
                incidents.computeIfAbsent(incident.id(), id -> new ArrayList<>()).add(incident));
  }
}
