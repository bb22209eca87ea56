package org.handbell.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTest {

  private static final Map<Count, Long> GOOD =
      Map.of(
          Count.LINES, 1_000L,
          Count.EVENTS, 1_000L,
          Count.ACTS, 1_000L,
          Count.PERSON, 1_000L,
          Count.DEVICE, 1_000L,
          Count.IP, 1_000L,
          Count.TIME, 1_000L,
          Count.SEARCH, 90L,
          Count.ENGINE, 100L);

  private static Stream<Arguments> symptoms() {
    return Stream.of(
        arguments(
            Map.of(Count.PERSON, 0L), "No line names a user: alerts can only name the device."),
        arguments(
            Map.of(Count.PERSON, 60L),
            "Hardly a line names a user: alerts can only name the device."),
        arguments(
            Map.of(Count.PERSON, 340L),
            "Only one line in 3 names a user: alerts can only name the device."),
        arguments(Map.of(Count.DEVICE, 0L), "No line names the device."),
        arguments(Map.of(Count.IP, 0L), "No line shows the device's address."),
        arguments(
            Map.of(Count.TIME, 0L), "No line carries a time of its own: the time it came is used."),
        arguments(
            Map.of(Count.SEARCH, 0L),
            "Searches visible: 0 %: search engines are used, but no line shows the words typed."),
        arguments(Map.of(Count.REJECTED, 1_000L), "50 % of the lines cannot be read."),
        arguments(Map.of(Count.MISSED, 1_234L), "1,234 lines were lost on their way here."),
        arguments(
            Map.of(Count.TRUNCATED, 500L), "Many lines are longer than the 64 KiB that are kept."),
        arguments(
            Map.of(Count.EVENTS, 0L, Count.ACTS, 0L, Count.IGNORED, 1_000L),
            "Lines come, but not one is a web request."));
  }

  @ParameterizedTest
  @MethodSource("symptoms")
  void what_is_wrong_is_said_and_nothing_else(Map<Count, Long> wrong, String said) {
    List<Advice> found = Advice.of(report(wrong, Visibility.FULL, Acts.NOW, null, null, null));

    assertThat(found).extracting(Advice::said).containsExactly(said);
    assertThat(found.get(0).symptom().mend()).endsWith(".");
  }

  @Test
  void a_source_that_shows_everything_needs_no_advice() {
    assertThat(Advice.of(report(Map.of(), Visibility.FULL, Acts.NOW, 40.0, Duration.ZERO, null)))
        .isEmpty();
  }

  @Test
  void where_only_hosts_are_seen_that_is_said() {
    assertThat(Advice.of(report(Map.of(), Visibility.HOST, Acts.NOW, null, null, null)))
        .extracting(Advice::said)
        .containsExactly("Only the name of the site is seen of 100 % of requests.");
  }

  @Test
  void a_name_server_is_not_asked_to_decrypt() {
    assertThat(Advice.of(report(Map.of(), Visibility.DNS, Acts.NOW, null, null, null)))
        .extracting(Advice::symptom)
        .containsExactly(Symptom.DNS_ONLY);
  }

  @Test
  void silence_comes_first_where_lines_are_expected() {
    Instant before = Acts.NOW.minus(Duration.ofHours(3));

    assertThat(
            Advice.of(report(Map.of(Count.PERSON, 0L), Visibility.FULL, before, 40.0, null, null)))
        .extracting(Advice::symptom)
        .containsExactly(Symptom.SILENT, Symptom.NO_PERSON);
    assertThat(Advice.of(report(Map.of(), Visibility.FULL, before, null, null, null))).isEmpty();
  }

  @Test
  void a_source_that_was_never_heard_and_one_that_cannot_listen_say_so() {
    assertThat(Advice.of(report(Map.of(), Visibility.FULL, null, null, null, "port taken")))
        .extracting(Advice::symptom)
        .containsExactly(Symptom.CLOSED, Symptom.NEVER_SEEN);
  }

  @Test
  void a_clock_an_hour_fast_is_explained() {
    assertThat(
            Advice.of(
                report(Map.of(), Visibility.FULL, Acts.NOW, null, Duration.ofSeconds(3_598), null)))
        .extracting(Advice::said)
        .containsExactly(
            "The firewall's clock is 1 hour fast: it may write British Summer Time as UTC.");
  }

  private static SourceReport report(
      Map<Count, Long> wrong,
      Visibility seen,
      @Nullable Instant lastLine,
      @Nullable Double usual,
      @Nullable Duration skew,
      @Nullable String problem) {
    Map<Count, Long> counts = new EnumMap<>(GOOD);
    counts.putAll(wrong);
    return new SourceReport(
        "elm-fw",
        "1",
        List.of("elm"),
        Acts.NOW,
        Acts.NOW.minus(Duration.ofDays(30)),
        "syslog+tcp",
        "auto",
        null,
        lastLine,
        lastLine,
        counts,
        Map.of(),
        Map.of(seen, counts.getOrDefault(Count.ACTS, 0L)),
        usual,
        skew,
        problem,
        new SourceReport.Spool(true, 0, Duration.ZERO));
  }
}
