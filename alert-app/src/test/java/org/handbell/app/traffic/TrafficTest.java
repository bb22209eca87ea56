package org.handbell.app.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.list.ListSet;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Made-up traffic is what a school's filter would log, in each product's words. */
class TrafficTest {

  private static final Instant FRIDAY = Instant.parse("2026-11-20T10:15:00Z");
  private static final int CLICKS = 2_000;

  @ParameterizedTest
  @ValueSource(strings = {"smoothwall", "fortigate", "squid"})
  void every_line_is_an_event_of_a_person(String format) {
    List<Event> events = events(format, traffic(1, format));

    assertThat(events).allSatisfy(event -> assertThat(event.user()).isNotNull());
    assertThat(events).anyMatch(event -> event.search() != null && event.search().autocomplete());
    assertThat(events).anyMatch(event -> event.search() != null && !event.search().autocomplete());
    assertThat(events).anyMatch(event -> event.filter().decision() == Decision.BLOCKED);
    assertThat(events)
        .filteredOn(event -> event.search() == null)
        .hasSizeGreaterThan(events.size() / 2);
  }

  @Test
  void the_same_seed_gives_the_same_lines_and_another_seed_others() {
    List<String> lines = lines(traffic(1, "smoothwall"), 50);

    assertThat(lines(traffic(1, "smoothwall"), 50)).isEqualTo(lines);
    assertThat(lines(traffic(2, "smoothwall"), 50)).isNotEqualTo(lines);
  }

  @Test
  void a_class_works_on_one_topic_until_the_next_bell() {
    Traffic year9 = new Traffic(3, new Roll("elm", List.of("9"), 30, 0).people(), log("squid"));

    List<String> lines = lines(year9, 400);

    List<String> pages =
        DayFile.bundled().lessons().stream()
            .filter(lesson -> lesson.years().contains("9"))
            .filter(lesson -> lesson.pages().stream().anyMatch(page -> isIn(lines, page)))
            .map(DayFile.Lesson::topic)
            .collect(Collectors.toList());
    assertThat(new TreeSet<>(pages)).hasSizeBetween(1, 3); // topics share pages
  }

  private static boolean isIn(List<String> lines, String page) {
    String url = DayFile.Page.of(page).url();
    return lines.stream().anyMatch(line -> line.contains(" " + url + " "));
  }

  @Test
  void little_of_it_says_anything_to_anybody_and_a_concern_is_found() {
    Classifier classifier = Classifier.standard(ListSet::none);
    List<Event> ordinary = events("smoothwall", traffic(4, "smoothwall"));
    List<Event> troubled = events("smoothwall", traffic(4, "smoothwall").withConcerns(10_000));

    assertThat(ordinary)
        .filteredOn(event -> isAlert(classifier, event))
        .hasSizeLessThan(ordinary.size() / 100);
    assertThat(troubled).filteredOn(event -> isUrgent(classifier, event)).hasSizeGreaterThan(5);
  }

  private static boolean isAlert(Classifier classifier, Event event) {
    return classifier.classify(event, SchoolPhase.SECONDARY).stream()
        .anyMatch(found -> found.priority() != Priority.P4);
  }

  private static boolean isUrgent(Classifier classifier, Event event) {
    return classifier.classify(event, SchoolPhase.SECONDARY).stream()
        .anyMatch(found -> found.priority() == Priority.P1);
  }

  private static Traffic traffic(long seed, String format) {
    return new Traffic(seed, Roll.secondary("elm", 500).people(), log(format));
  }

  private static FilterLog log(String format) {
    return FilterLog.of(format);
  }

  private static List<String> lines(Traffic traffic, int clicks) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < clicks; i++) {
      lines.addAll(traffic.click(FRIDAY));
    }
    return lines;
  }

  private static List<Event> events(String format, Traffic traffic) {
    LineReader reader =
        LineReader.create(
            new SourceConfig("fw", "elm", URI.create("file:-"), format, List.of()),
            new School("elm", "Elm", SchoolPhase.SECONDARY),
            Directory.empty(),
            ZoneId.of("Europe/London"));
    return lines(traffic, CLICKS).stream()
        .map(line -> reader.read(new ReceivedLine("1", FRIDAY, line.getBytes(UTF_8), false)))
        .map(outcome -> ((ParseOutcome.Parsed) outcome).event())
        .toList();
  }
}
