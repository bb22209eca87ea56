package org.handbell.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handbell.ingest.SourceConfig;
import org.handbell.model.Event;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTallyTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final SourceConfig SOURCE =
      new SourceConfig("elm-fw", "elm", URI.create("syslog+tcp://127.0.0.1:0"), "auto", List.of());
  private static final SourceState WELL =
      new SourceState(null, null, new SourceReport.Spool(true, 0, Duration.ZERO));

  @TempDir Path folder;

  private final SourceTally tally = new SourceTally(KeptTally.begun("elm-fw", Acts.NOW), LONDON);

  private static SourceReport report(SourceTally tally) {
    return tally.report(SourceIdentity.of(SOURCE, "1"), WELL, Acts.NOW);
  }

  private static void count(SourceTally tally, Event event) {
    tally.event(tally.shows(event), Acts.NOW.toEpochMilli());
  }

  @Test
  void what_acts_show_is_counted_and_furniture_is_not() {
    count(tally, Acts.whole(Duration.ofSeconds(1)));
    count(tally, Acts.hidden());
    count(tally, Acts.hidden());
    count(tally, Acts.furniture());

    SourceReport report = report(tally);

    assertThat(report.counts())
        .containsEntry(Count.EVENTS, 4L)
        .containsEntry(Count.ACTS, 3L)
        .containsEntry(Count.PERSON, 1L)
        .containsEntry(Count.DEVICE, 1L)
        .containsEntry(Count.IP, 3L)
        .containsEntry(Count.TIME, 1L)
        .containsEntry(Count.SEARCH, 1L)
        .containsEntry(Count.ENGINE, 3L)
        .doesNotContainKey(Count.CATEGORY);
    assertThat(report.seen())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Visibility.FULL, 1L, Visibility.HOST, 2L));
    assertThat(report.searchesVisible()).isEqualTo(33);
  }

  @Test
  void reasons_without_end_are_counted_under_a_bounded_number_of_names() {
    for (int i = 0; i < 1_000; i++) {
      tally.ignored("reason " + i);
    }

    SourceReport report = report(tally);

    assertThat(report.ignored()).hasSizeLessThanOrEqualTo(25).containsKey("other");
    assertThat(report.count(Count.IGNORED)).isEqualTo(1_000);
  }

  @Test
  void one_late_line_does_not_make_a_clock_wrong() {
    for (int i = 0; i < 100; i++) {
      count(tally, Acts.whole(Duration.ofHours(1)));
    }
    count(tally, Acts.whole(Duration.ofDays(-900)));

    assertThat(report(tally).clockSkew()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void counts_and_rhythm_go_on_after_a_restart() throws Exception {
    SourceTallies first = SourceTallies.open(List.of(SOURCE), file(), LONDON, clock());
    SourceTally before = first.of("elm-fw");
    before.look(Acts.NOW);
    for (int minute = 5; minute <= 60; minute += 5) {
      for (int i = 0; i < 50; i++) {
        before.arrived(Acts.NOW.toEpochMilli(), false);
      }
      before.look(Acts.NOW.plus(Duration.ofMinutes(minute)));
    }
    count(before, Acts.hidden());
    before.ignored("a lease");
    new TallyFile(file()).write(new KeptTally.All(List.of(before.kept())));

    SourceTally after = SourceTallies.open(List.of(SOURCE), file(), LONDON, clock()).of("elm-fw");
    after.ignored("a lease");

    SourceReport report = report(after);
    assertThat(report.count(Count.LINES)).isEqualTo(600);
    assertThat(report.count(Count.ENGINE)).isEqualTo(1);
    assertThat(report.ignored()).containsExactly(Map.entry("a lease", 2L));
    assertThat(report.lastLine()).isEqualTo(Acts.NOW);
    assertThat(report.expectedPerMinute()).isEqualTo(10.0);
  }

  @Test
  void what_a_firewall_hid_before_its_settings_were_changed_is_forgotten() {
    for (int day = 0; day < 4; day++) {
      for (int i = 0; i < 300; i++) {
        count(tally, day < 2 ? Acts.hidden() : Acts.whole(Duration.ZERO));
      }
      tally.look(Acts.NOW.plus(Duration.ofDays(day + 1)));
    }

    SourceReport report = report(tally);

    assertThat(report.since()).isEqualTo(Acts.NOW.plus(Duration.ofDays(3)));
    assertThat(report.count(Count.ACTS)).isEqualTo(300);
    assertThat(report.searchesVisible()).isEqualTo(100);
    assertThat(tally.live().count(Count.ACTS)).as("for monitoring").isEqualTo(1_200);
  }

  @Test
  void a_quiet_week_forgets_nothing() {
    for (int i = 0; i < 300; i++) {
      count(tally, Acts.hidden());
    }
    for (int day = 1; day < 8; day++) {
      tally.look(Acts.NOW.plus(Duration.ofDays(day)));
    }

    assertThat(report(tally).count(Count.ACTS)).isEqualTo(300);
  }

  @Test
  void a_file_that_cannot_be_read_is_begun_anew() throws Exception {
    TallyFile whole = new TallyFile(file());
    whole.write(new KeptTally.All(List.of(tally.kept())));
    String good = Files.readString(file());
    for (String rubbish :
        List.of(
            "",
            "{",
            "{\"v\":99}",
            "{\"v\":1,\"sources\":[{\"sourceId\":\"elm-fw\",\"rhythm\":[]}]}",
            "{\"v\":1,\"sources\":[{\"counts\":7}]}",
            good.substring(0, good.length() / 2),
            good.replace("\"since\"", "\"sinc\""))) {
      Files.writeString(file(), rubbish);

      SourceTally tally = SourceTallies.open(List.of(SOURCE), file(), LONDON, clock()).of("elm-fw");

      assertThat(report(tally).count(Count.LINES)).as(rubbish).isZero();
      assertThat(report(tally).since()).isEqualTo(Acts.NOW);
    }
  }

  @Test
  void what_lines_become_adds_up_whatever_comes_and_from_however_many_threads() throws Exception {
    long seed = 20261121;
    int each = 20_000;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Random random = new Random(seed + i);
      threads.add(new Thread(() -> mixture(random, each)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    SourceReport report = report(tally);

    assertThat(
            report.count(Count.EVENTS) + report.count(Count.IGNORED) + report.count(Count.REJECTED))
        .as("seed %d", seed)
        .isEqualTo(report.count(Count.LINES))
        .isEqualTo(3L * each);
    assertThat(report.seen().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(report.count(Count.ACTS));
  }

  private void mixture(Random random, int lines) {
    int whole = Minimum.of(Acts.whole(Duration.ZERO));
    for (int i = 0; i < lines; i++) {
      tally.arrived(Acts.NOW.toEpochMilli(), false);
      switch (random.nextInt(5)) {
        case 0 -> tally.event(whole, 1);
        case 1 -> tally.event(random.nextInt(Minimum.CELLS), 1);
        case 2 -> tally.ignored("reason " + random.nextInt(100));
        case 3 -> tally.rejected();
        default -> tally.event(Minimum.NO_ACT, 1);
      }
    }
  }

  private Path file() {
    return folder.resolve("sources.json");
  }

  private static Clock clock() {
    return Clock.fixed(Acts.NOW, LONDON);
  }
}
