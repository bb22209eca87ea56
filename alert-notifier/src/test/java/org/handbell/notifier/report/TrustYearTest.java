package org.handbell.notifier.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handbell.model.School;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Pdf;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.DigestMail;
import org.handbell.notifier.digest.SampleMail;
import org.handbell.notifier.digest.SampleWeek;
import org.handbell.notifier.digest.Schedule;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.register.Notification;
import org.handbell.notifier.report.TrustYear.Happened;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A term and a holiday of five schools, told week by week, with {@code -Dreports.until=2027-07-20}
 * a whole year with both changes of the clock. Its own account says what must come of it.
 */
class TrustYearTest {

  /** How many concerns a school has on a day at most. */
  private static final int EACH = Integer.getInteger("reports.each", 1);

  /** Where pages are put for somebody to look at. */
  private static final String PAGES = System.getProperty("reports.pages", "");

  private static final Pattern COUNT =
      Pattern.compile(
          "(?m)^(Illegal content|Content|Contact|Conduct|Commerce) +([0-9]+) +[0-9]+"
              + " +([0-9]+|\\?)$");

  private static final Pattern EVENTS = Pattern.compile("(?m)^- ([0-9,]+) events were read");
  private static final Pattern NONE = Pattern.compile("(?m)^- No events were read");

  @TempDir Path folder;

  @Test
  void every_week_is_told_once_and_its_totals_are_those_of_the_year() throws IOException {
    try (TrustYear year = new TrustYear(TrustYear.in(folder), 7)) {
      year.liveUntil(TrustYear.LAST, EACH);

      show(year);
      List<Notification> digests = digests(year);

      assertEachOnce(year, digests);
      assertClockAndQuiet(digests);
      assertTotals(year, digests);
      assertNothingAboutTheHead(year, digests);
      assertReportsNameNobody(year);
    }
  }

  private static void assertEachOnce(TrustYear year, List<Notification> digests) {
    Map<String, Long> times =
        digests.stream()
            .collect(groupingBy(each -> each.recipient().id() + text(each).subject(), counting()));
    assertThat(times.values()).allMatch(count -> count == 1);
    for (int i = 1; i <= TrustYear.SCHOOLS; i++) {
      String head = "head-" + TrustYear.id(i);
      long sent = digests.stream().filter(each -> each.recipient().id().equals(head)).count();
      assertThat(sent).isGreaterThanOrEqualTo(schoolWeeks(year)).isLessThanOrEqualTo(weeks());
    }
  }

  /** A week ends at the school's hour on both sides of a move of the clock; a quiet one says so. */
  private static void assertClockAndQuiet(List<Notification> digests) {
    for (Notification each : digests) {
      String words = text(each).text();
      assertThat(words).containsPattern("[0-9]{4}, 15:30 to Friday [^\n]*, 15:30");
      if (words.contains("There were none")) {
        assertThat(words).containsPattern("(events? (was|were)|No events were) read");
      }
    }
  }

  private static int weeks() {
    return (int) ChronoUnit.WEEKS.between(TrustYear.FIRST, TrustYear.LAST.plusDays(7));
  }

  private static long schoolWeeks(TrustYear year) {
    return TrustYear.FIRST
        .datesUntil(TrustYear.LAST.plusDays(1))
        .filter(day -> day.getDayOfWeek() == DayOfWeek.FRIDAY)
        .filter(
            friday ->
                friday
                    .minusDays(6)
                    .datesUntil(friday.plusDays(1))
                    .anyMatch(day -> year.calendar().schoolDay(day)))
        .count();
  }

  private static void assertTotals(TrustYear year, List<Notification> digests) {
    Map<String, Long> told = new TreeMap<>();
    Map<String, Long> read = new TreeMap<>();
    for (Notification each : digests) {
      if (each.recipient().role() == Role.HEAD) {
        String text = text(each).text();
        String school = Objects.requireNonNull(each.recipient().schoolId());
        Matcher count = COUNT.matcher(text);
        while (count.find()) {
          told.merge(school + " " + count.group(1), Long.parseLong(count.group(2)), Long::sum);
        }
        read.merge(school, events(text), Long::sum);
      }
    }
    told.values().removeIf(count -> count == 0);
    Instant end = lastDigest(year);
    Map<String, Long> happened =
        year.ledger.stream()
            .filter(each -> !each.head() && each.at().isBefore(end))
            .collect(
                groupingBy(
                    each -> each.school() + " " + each.category().risk().title(),
                    TreeMap::new,
                    counting()));
    assertThat(told).isEqualTo(happened);
    assertThat(read.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(year.eventsBefore(end));
  }

  private static Instant lastDigest(TrustYear year) {
    LocalDate friday = TrustYear.LAST.with(TemporalAdjusters.previousOrSame(DayOfWeek.FRIDAY));
    return friday.atTime(15, 30).atZone(year.config.zone()).toInstant();
  }

  private static long events(String text) {
    Matcher read = EVENTS.matcher(text);
    if (read.find()) {
      return Long.parseLong(read.group(1).replace(",", ""));
    }
    assertThat(NONE.matcher(text).find()).isTrue();
    return 0;
  }

  private static void assertNothingAboutTheHead(TrustYear year, List<Notification> digests) {
    for (Notification each : digests) {
      String words = text(each).text() + text(each).html();
      if (each.recipient().role() == Role.HEAD) {
        assertThat(words).doesNotContain("Head of s", "uhead");
      } else {
        assertThat(each.recipient().role()).isEqualTo(Role.CHAIR);
        assertThat(words).doesNotContain("Ofschool");
      }
    }
    Map<String, Long> aboutHeads =
        year.ledger.stream()
            .filter(Happened::head)
            .collect(groupingBy(Happened::school, counting()));
    assertThat(aboutHeads).isNotEmpty();
    aboutHeads
        .keySet()
        .forEach(
            school ->
                assertThat(digests)
                    .anyMatch(each -> each.recipient().id().equals("chair-" + school)));
  }

  private static void assertReportsNameNobody(TrustYear year) {
    Reports reports =
        new Reports(year.register, year.config, KeptRegisters.of(year.register, year.config));
    for (School school : year.config.schools()) {
      Term term = reports.term(school.id(), "2026-autumn", year.clock.instant());
      Report governors = reports.governors(school, term, year.clock.instant());
      Report evidence = reports.evidence(school, TrustYear.LAST, year.clock.instant());
      for (Report each : List.of(governors, evidence)) {
        assertThat(ReportText.of(each, Look.PLAIN) + ReportPage.of(each, Look.PLAIN))
            .doesNotContain("Ofschool", "Head of", "Name of", "2026-0");
      }
      long autumn =
          year.ledger.stream()
              .filter(each -> each.school().equals(school.id()) && !each.head())
              .filter(each -> each.at().isBefore(term.end(year.config.zone())))
              .filter(each -> !each.at().isBefore(term.start(year.config.zone())))
              .count();
      LocalDate toldFrom = term.days().to().plusDays(8);
      assertThat(ReportText.of(governors, Look.PLAIN))
          .contains(
              TrustYear.LAST.isBefore(toldFrom)
                  ? "This term: told from " + When.day(toldFrom) + " on."
                  : "This term: " + SmallNumbers.total(autumn) + ".",
              "not recorded yet");
    }
  }

  private static void show(TrustYear year) throws IOException {
    if (PAGES.isEmpty()) {
      return;
    }
    Path to = Files.createDirectories(Path.of(PAGES));
    Reports reports =
        new Reports(year.register, year.config, KeptRegisters.of(year.register, year.config));
    School school = year.config.schools().get(0);
    Contact head = TrustYear.contact(Role.HEAD, school.id());
    var week = Schedule.of(year.config).week("2026-W47");
    var digest =
        WeeklyDigest.of(year.register, year.config, head, school.id(), week, year.clock.instant());
    Files.writeString(to.resolve("mail.html"), DigestMail.of(digest).html());
    Term term = reports.term(school.id(), "2026-autumn", year.clock.instant());
    write(to, "digest", DigestReport.of(digest));
    write(to, "governors", reports.governors(school, term, year.clock.instant()));
    write(
        to,
        "trust",
        reports.trust("Heron Trust", year.config.schools(), "2026-autumn", year.clock.instant()));
    write(to, "evidence", reports.evidence(school, TrustYear.LAST, year.clock.instant()));
    for (SampleMail each : SampleMail.values()) {
      Files.writeString(
          to.resolve("sample-" + each.id() + ".html"),
          each.of(school, year.config.zone(), SampleWeekTest.look()).html());
    }
    write(to, "sample", DigestReport.of(SampleWeek.digest(school, year.config.zone())));
  }

  private static void write(Path to, String name, Report report) throws IOException {
    Files.writeString(to.resolve(name + ".html"), ReportPage.of(report, Look.PLAIN));
    Files.writeString(to.resolve(name + ".txt"), ReportText.of(report, Look.PLAIN));
    Files.write(to.resolve(name + ".pdf"), Pdf.of(ReportPage.forPrint(report, Look.PLAIN)));
  }

  private static List<Notification> digests(TrustYear year) {
    year.clock.pass(Duration.ofMinutes(20));
    List<Notification> all = new ArrayList<>();
    Stream.generate(year.register.post()::lease)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(mail -> mail.reason() == Reason.DIGEST)
        .forEach(all::add);
    return all;
  }

  private static MailText text(Notification mail) {
    return Optional.ofNullable(mail.text()).orElseThrow();
  }
}
