package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.replay.Replay;
import org.handbell.app.replay.ReplayReport;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.Roll;
import org.handbell.app.traffic.SchoolDay;
import org.handbell.ingest.history.History;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An ordinary Monday of a primary and a secondary school: what their leads would have received,
 * counted and printed. {@code -Dmonday.seed=N} is another Monday.
 */
class MondayTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
  private static final long SEED = Long.getLong("monday.seed", 16);

  @TempDir Path folder;

  @Test
  void a_primary_school_hears_of_the_sad_child_and_of_next_to_nothing_else() throws Exception {
    Roll school = new Roll("primary", List.of("1", "2", "3", "4", "5", "6"), 35, 25);
    Client sad = school.pupil("5", 7);
    SchoolDay day =
        SchoolDay.of(SEED, MONDAY, LONDON, school.people())
            .search(LocalTime.of(10, 21), sad, "why do i feel so sad all the time")
            .search(LocalTime.of(10, 24), school.pupil("6", 3), "poo bum willy")
            .search(LocalTime.of(11, 30), school.pupil("6", 12), "unblocked games for school")
            .refused(
                LocalTime.of(11, 32), school.pupil("6", 12), "https://www.friv.com|Online Games")
            .page(
                LocalTime.of(13, 5),
                school.staff(2),
                "https://www.rightmove.co.uk/property-for-sale|Shopping");

    List<Incident> incidents = received(school, day);

    assertThat(of(Priority.P1, incidents)).isEmpty();
    assertThat(of(Priority.P2, incidents)).isEmpty();
    assertThat(of(Priority.P3, incidents)).hasSizeLessThanOrEqualTo(5);
    assertThat(incidents).anyMatch(one -> one.person().id().equals("primary/" + sad.username()));
    assertThat(incidents).noneMatch(one -> one.person().kind() == PersonKind.STAFF);
  }

  @Test
  void a_secondary_school_hears_of_the_one_cry_for_help_and_of_few_other_things() throws Exception {
    Roll school = new Roll("secondary", List.of("7", "8", "9", "10", "11", "12", "13"), 200, 120);
    Client hurt = school.pupil("9", 41);
    Client bypasser = school.pupil("8", 17);
    SchoolDay day =
        SchoolDay.of(SEED, MONDAY, LONDON, school.people())
            .search(LocalTime.of(13, 37), hurt, "how to cut myself so nobody notices")
            .search(LocalTime.of(11, 12), bypasser, "proxy to unblock school wifi")
            .search(LocalTime.of(11, 14), bypasser, "free web proxy site")
            .refused(
                LocalTime.of(11, 15), bypasser, "https://www.croxyproxy.com|Proxies/anonymisers")
            .refused(LocalTime.of(11, 16), bypasser, "https://proxysite.com|Proxies/anonymisers")
            .refused(LocalTime.of(11, 18), bypasser, "https://hide.me|Proxies/anonymisers")
            .search(LocalTime.of(12, 20), school.pupil("10", 5), "fuck this shit")
            .search(LocalTime.of(12, 26), school.pupil("8", 60), "this school is fucking boring")
            .search(LocalTime.of(12, 41), school.pupil("11", 9), "cheap elf bars that deliver")
            .search(LocalTime.of(12, 45), school.pupil("7", 2), "my friends hate me")
            .search(
                LocalTime.of(14, 40), school.pupil("12", 30), "is chatgpt allowed for coursework")
            .page(LocalTime.of(14, 41), school.pupil("12", 30), "https://chatgpt.com/|AI tools")
            .refused(LocalTime.of(12, 50), school.pupil("9", 77), "https://character.ai|AI tools")
            .refused(LocalTime.of(12, 52), school.pupil("9", 78), "https://character.ai|AI tools")
            .refused(LocalTime.of(12, 58), school.pupil("8", 4), "https://character.ai|AI tools")
            .page(
                LocalTime.of(15, 40), school.staff(8), "https://www.bet365.com/|Gambling|Adverts");

    List<Incident> incidents = received(school, day);

    assertThat(of(Priority.P1, incidents))
        .extracting(one -> one.person().id())
        .containsExactly("secondary/" + hurt.username());
    assertThat(of(Priority.P2, incidents)).hasSizeLessThanOrEqualTo(2);
    assertThat(of(Priority.P3, incidents)).hasSizeLessThanOrEqualTo(35);
    assertThat(incidents).noneMatch(one -> one.person().kind() == PersonKind.STAFF);
  }

  private List<Incident> received(Roll school, SchoolDay day) throws Exception {
    HandbellConfig config = ConfigReader.read(write(school, folder));
    Settings settings = new Settings(config);
    List<String> lines = day.lines(FilterLog.smoothwall());
    try (Settings.OpenDirectory directory = settings.directory(new SimpleMeterRegistry());
        Replay replay =
            Replay.start(
                settings.judging().classifier(), settings.judging().classifierUnderRulings())) {
      History history =
          History.of(
              config.sources().get(0),
              Set.of(school.schoolId()),
              directory.directory(),
              LONDON,
              config.formats(),
              MONDAY.plusDays(1).atStartOfDay(LONDON).toInstant(),
              replay::send);
      for (int i = 0; i < lines.size(); i++) {
        byte[] line = lines.get(i).getBytes(StandardCharsets.UTF_8);
        history.line("monday-" + i, line, false, MONDAY.atTime(18, 0).atZone(LONDON).toInstant());
      }
      history.end();
      List<Incident> incidents = ReplayReport.told(replay.finish(), config.alerts().holdP2());
      print(school, history, incidents);
      return incidents;
    }
  }

  private static void print(Roll school, History history, List<Incident> incidents) {
    ReplayReport report = new ReplayReport(incidents, LONDON);
    System.out.printf(
        "A Monday of a %s school of %,d pupils: %,d lines, %,d events%n%s%s",
        school.schoolId(),
        school.pupils(),
        history.lines(),
        history.events(),
        report.summary(),
        report.list());
    incidents.stream()
        .flatMap(one -> one.evidence().stream())
        .collect(Collectors.groupingBy(MondayTest::heard, TreeMap::new, Collectors.counting()))
        .forEach((heard, times) -> System.out.printf("  %3d  %s%n", times, heard));
  }

  private static String heard(Evidence evidence) {
    Finding finding = evidence.findings().get(0);
    return "%s %s %s".formatted(finding.priority(), finding.rule(), evidence.text());
  }

  private static List<Incident> of(Priority priority, List<Incident> incidents) {
    return incidents.stream().filter(one -> one.priority() == priority).toList();
  }

  private static Path write(Roll school, Path folder) throws IOException {
    String directory =
        school.people().stream()
            .map(
                one ->
                    "%s,%s,%s,%s,,%s%n"
                        .formatted(
                            one.username(),
                            one.username(),
                            one.unit().equals("Staff") ? "staff" : "pupil",
                            one.unit().replace("Year", "").replace("Staff", ""),
                            school.schoolId()))
            .collect(Collectors.joining("", "username,name,kind,year,form,school\n", ""));
    Files.writeString(folder.resolve("people.csv"), directory);
    Map<String, String> phase = Map.of("primary", "primary", "secondary", "secondary");
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: A School, timezone: Europe/London }
        schools: [ { id: %1$s, name: A School, phase: %2$s } ]
        sources:
          - { id: fw, school: %1$s, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }
        people:
          - { id: dsl, school: %1$s, role: dsl, name: A. Lead, email: dsl@school.example, username: alead }
          - { id: head, school: %1$s, role: head, name: C. Head, email: head@school.example, username: chead }
          - { id: chair, school: %1$s, role: chair, name: D. Chair, email: chair@school.example }
          - { id: it, school: %1$s, role: it, name: E. Tech, email: it@school.example, username: etech }
        directory: people.csv
        mail: { smtp: "smtp://127.0.0.1:2525", from: handbell@school.example }
        digest: { day: friday, time: "15:30" }
        kafka: { bootstrap: embedded }
        data: data/
        """
            .formatted(school.schoolId(), phase.get(school.schoolId())));
  }
}
