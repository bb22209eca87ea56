package org.handbell.ingest.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Something that a source hides or gets wrong, in words for whoever looks after the firewall.
 *
 * @param said one sentence with the figures
 */
public record Advice(Symptom symptom, String said) {

  private static final int FEW_PERCENT = 50;
  private static final int HARDLY_ANY_PERCENT = 10;
  private static final long ENOUGH_ACTS = 20;
  private static final long ENOUGH_SEARCHES = 5;
  private static final long ENOUGH_LINES = 50;
  private static final Duration LONG_SILENCE = Duration.ofMinutes(15);
  private static final Duration VERY_LONG_SILENCE = Duration.ofDays(3);

  /** All that the report gives reason to say, most pressing first. */
  public static List<Advice> of(SourceReport report) {
    List<Advice> found = new ArrayList<>();
    add(found, Symptom.CLOSED, report.problem());
    add(
        found,
        report.way().equals("file") ? Symptom.NEVER_READ : Symptom.NEVER_SEEN,
        neverSeen(report));
    add(found, Symptom.SILENT, silent(report));
    addOfLines(found, report);
    if (report.count(Count.ACTS) >= ENOUGH_ACTS) {
      addOfActs(found, report);
    }
    return found;
  }

  private static void add(List<Advice> found, Symptom symptom, @Nullable String said) {
    if (said != null) {
      found.add(new Advice(symptom, said));
    }
  }

  private static @Nullable String neverSeen(SourceReport report) {
    return report.lastLine() == null ? "Not one line has come from this source yet." : null;
  }

  private static @Nullable String silent(SourceReport report) {
    Instant last = report.lastLine();
    if (last == null) {
      return null;
    }
    Duration silence = Duration.between(last, report.at());
    Double usual = report.expectedPerMinute();
    boolean expected = usual != null && usual * silence.toMinutes() >= 10;
    boolean tooLong = expected && silence.compareTo(LONG_SILENCE) >= 0;
    return tooLong || silence.compareTo(VERY_LONG_SILENCE) >= 0
        ? "Nothing has come for %s.".formatted(InWords.time(silence))
        : null;
  }

  private static void addOfLines(List<Advice> found, SourceReport report) {
    long done =
        report.count(Count.EVENTS) + report.count(Count.IGNORED) + report.count(Count.REJECTED);
    long rejected = report.count(Count.REJECTED);
    if (rejected * 20 >= Math.max(done, ENOUGH_LINES)) {
      add(
          found,
          Symptom.UNREADABLE,
          "%d %% of the lines cannot be read.".formatted(100 * rejected / done));
    }
    if (report.count(Count.EVENTS) == 0 && report.count(Count.IGNORED) >= ENOUGH_LINES) {
      add(found, Symptom.NO_REQUESTS, "Lines come, but not one is a web request.");
    }
    if (report.count(Count.MISSED) > 0) {
      add(
          found,
          Symptom.MISSED,
          String.format(
              Locale.UK, "%,d lines were lost on their way here.", report.count(Count.MISSED)));
    }
    if (report.count(Count.TRUNCATED) * 100 > Math.max(done, ENOUGH_LINES)) {
      add(found, Symptom.CUT_SHORT, "Many lines are longer than the 64 KiB that are kept.");
    }
  }

  private static void addOfActs(List<Advice> found, SourceReport report) {
    Integer visible = report.searchesVisible();
    if (visible != null && visible < FEW_PERCENT && report.count(Count.ENGINE) >= ENOUGH_SEARCHES) {
      add(
          found,
          Symptom.SEARCHES_HIDDEN,
          "Searches visible: %d %%: search engines are used, but %s shows the words typed."
              .formatted(visible, few(visible, "line")));
    }
    addVisibility(found, report);
    lacking(
        found,
        report,
        Count.PERSON,
        Symptom.NO_PERSON,
        "names a user: alerts can only name" + " the device");
    lacking(found, report, Count.DEVICE, Symptom.NO_DEVICE, "names the device");
    lacking(found, report, Count.IP, Symptom.NO_ADDRESS, "shows the device's address");
    lacking(
        found,
        report,
        Count.TIME,
        Symptom.NO_TIME,
        "carries a time of its own: the time it" + " came is used");
    add(found, Symptom.WRONG_CLOCK, InWords.wrongClock(report.clockSkew()));
  }

  private static void addVisibility(List<Advice> found, SourceReport report) {
    int whole = percentSeen(report, Visibility.FULL);
    if (percentSeen(report, Visibility.DNS) > FEW_PERCENT) {
      add(found, Symptom.DNS_ONLY, "Mostly questions to a name server come from this source.");
    } else if (whole < FEW_PERCENT) {
      add(
          found,
          Symptom.HOST_ONLY,
          "Only the name of the site is seen of %d %% of requests.".formatted(100 - whole));
    }
  }

  private static int percentSeen(SourceReport report, Visibility kind) {
    return (int) (100 * report.seen().getOrDefault(kind, 0L) / report.count(Count.ACTS));
  }

  private static void lacking(
      List<Advice> found, SourceReport report, Count field, Symptom symptom, String what) {
    int percent = report.percent(field);
    if (percent < FEW_PERCENT) {
      String few = few(percent, "line");
      add(
          found,
          symptom,
          few.substring(0, 1).toUpperCase(Locale.ROOT) + few.substring(1) + " " + what + ".");
    }
  }

  private static String few(int percent, String one) {
    if (percent == 0) {
      return "no " + one;
    }
    return percent < HARDLY_ANY_PERCENT
        ? "hardly a " + one
        : "only one %s in %d".formatted(one, Math.round(100.0 / percent));
  }
}
