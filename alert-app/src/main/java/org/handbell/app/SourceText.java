package org.handbell.app;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.ingest.report.Advice;
import org.handbell.ingest.report.InWords;
import org.handbell.ingest.report.Symptom;
import org.handbell.model.SourceReport;
import org.handbell.model.SourceReport.Count;
import org.handbell.model.Visibility;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.console.web.Surroundings;
import org.handbell.notifier.console.web.Surroundings.SourceSheet;
import org.jspecify.annotations.Nullable;

/** A report on a source as a block of text for whoever looks after the firewall. */
final class SourceText {

  private static final int MOST_REASONS = 4;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private static final String ILLEGAL_UNKNOWN =
      "whether this product's log tells a hit on the IWF or police list from any other block is"
          + " not known here; ask its maker which category or list name it writes";

  /** The advices that make everything else unimportant. */
  private static final List<Symptom> DEAF =
      List.of(Symptom.CLOSED, Symptom.NEVER_SEEN, Symptom.NEVER_READ, Symptom.SILENT);

  private final ZoneId zone;
  private final Function<String, Map<String, String>> guides;
  private final boolean colour;
  private final List<Fact> facts = new ArrayList<>();

  /**
   * Texts for one terminal.
   *
   * @param guides what to set on a product, by {@link Symptom#guideKey}, for its format's name
   */
  SourceText(ZoneId zone, boolean colour, Function<String, Map<String, String>> guides) {
    this.zone = zone;
    this.colour = colour;
    this.guides = guides;
  }

  /** Every source; those that are not heard stand first. */
  String of(List<SourceReport> reports) {
    if (reports.isEmpty()) {
      return "The configuration names no source.\n";
    }
    Page page = new Page(colour);
    reports.stream()
        .sorted(Comparator.comparing(report -> !isDeaf(report)))
        .forEach(report -> print(report.sourceId(), sheet(report), page));
    return page.text();
  }

  private static void print(String source, SourceSheet sheet, Page page) {
    page.title(source);
    sheet.alarms().forEach(page::alarm);
    sheet.facts().forEach(fact -> page.item(fact.label(), fact.value()));
    for (Surroundings.Advice advice : sheet.advices()) {
      page.blank();
      if (!advice.said().isEmpty()) {
        page.warning(advice.said());
      }
      advice.mends().forEach(page::paragraph);
    }
  }

  /** What is said of one source, wherever it is shown. */
  SourceSheet sheet(SourceReport report) {
    facts.clear();
    List<Advice> advices = Advice.of(report);
    add(report);
    return new SourceSheet(
        advices.stream().filter(SourceText::isOfDeaf).map(Advice::said).toList(),
        facts,
        advices.stream().map(advice -> advice(report, advice)).toList());
  }

  private static boolean isOfDeaf(Advice advice) {
    return DEAF.contains(advice.symptom());
  }

  private static boolean isDeaf(SourceReport report) {
    return Advice.of(report).stream().anyMatch(SourceText::isOfDeaf);
  }

  private void add(SourceReport report) {
    add("way in", report.way() + school(report));
    add("format", format(report));
    if (report.lastLine() != null) {
      addCounts(report);
      addSeen(report);
    }
    if (report.certificateEnds() != null) {
      add("certificate", "runs out on " + DAY.format(at(report.certificateEnds())));
    }
    add("spool", spool(report.spool()));
  }

  private static String school(SourceReport report) {
    return report.schools().isEmpty()
        ? ", for several schools"
        : ", for " + String.join(", ", report.schools());
  }

  private static String format(SourceReport report) {
    return report.decided() == null
        ? report.format()
        : report.format() + ", decided: " + report.decided();
  }

  private void addCounts(SourceReport report) {
    add("last line", ago(report.lastLine(), report.at()));
    add("last event", ago(report.lastEvent(), report.at()));
    add("lines a minute", rate(report.perMinute()) + "; usual now: " + usual(report));
    long events = report.count(Count.EVENTS);
    long ignored = report.count(Count.IGNORED);
    long rejected = report.count(Count.REJECTED);
    long done = events + ignored + rejected;
    add("lines", number(report.count(Count.LINES)) + " since " + DAY.format(at(report.since())));
    if (done > 0) {
      add(
          "of these",
          "events %s, ignored %s, rejected %s"
              .formatted(share(events, done), share(ignored, done), share(rejected, done)));
    }
    if (ignored > 0) {
      add("ignored", reasons(report.ignored(), ignored));
    }
    long missed = report.count(Count.MISSED);
    add("missed", missed == 0 ? "none known" : number(missed));
  }

  private void addSeen(SourceReport report) {
    long acts = report.count(Count.ACTS);
    if (acts == 0) {
      add("visibility", "nothing that a person did was seen yet");
      return;
    }
    add("visibility", visibility(report.seen(), acts));
    add(
        "record names",
        "person %s, device %s, IP %s, time %s, search term %s"
            .formatted(
                share(report.count(Count.PERSON), acts),
                share(report.count(Count.DEVICE), acts),
                share(report.count(Count.IP), acts),
                share(report.count(Count.TIME), acts),
                share(report.count(Count.SEARCH), acts)));
    Integer visible = report.searchesVisible();
    add("searches visible", visible == null ? "nobody searched yet" : visible + " %");
    add("illegal lists", guide(report).getOrDefault("illegal", ILLEGAL_UNKNOWN));
    add("clock", clock(report.clockSkew()));
  }

  private static String clock(@Nullable Duration ahead) {
    if (ahead == null) {
      return "the lines carry no time";
    }
    return InWords.wrongClock(ahead) == null ? "agrees with this machine's" : "wrong: see below";
  }

  private static String visibility(Map<Visibility, Long> seen, long acts) {
    return Arrays.stream(Visibility.values())
        .filter(kind -> seen.getOrDefault(kind, 0L) > 0)
        .map(kind -> words(kind) + " " + share(seen.getOrDefault(kind, 0L), acts))
        .collect(Collectors.joining(", "));
  }

  private static String words(Visibility kind) {
    return switch (kind) {
      case FULL -> "full";
      case HOST -> "host only";
      case IP -> "address only";
      case DNS -> "DNS only";
    };
  }

  private static String reasons(Map<String, Long> ignored, long all) {
    return ignored.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .map(entry -> entry.getKey() + " " + share(entry.getValue(), all))
        .collect(Collectors.joining("; "));
  }

  private static String spool(SourceReport.Spool spool) {
    String filled = Math.round(100 * spool.filled()) + " % full";
    if (!spool.accepting()) {
      return filled + ", takes nothing more: is the disk full?";
    }
    return spool.oldest().isZero()
        ? filled
        : filled + ", the oldest line has waited " + InWords.time(spool.oldest());
  }

  /** What is an alarm already is not said twice. */
  private Surroundings.Advice advice(SourceReport report, Advice advice) {
    List<String> mends = new ArrayList<>(List.of(advice.symptom().mend()));
    String key = advice.symptom().guideKey();
    String own = key == null ? null : guide(report).get(key);
    if (own != null) {
      mends.add("On this product: " + own);
    }
    return new Surroundings.Advice(isOfDeaf(advice) ? "" : advice.said(), mends);
  }

  /** The guide of the format that {@code auto} decided for, or of the one configured. */
  private Map<String, String> guide(SourceReport report) {
    String decided = report.decided();
    String name = decided == null ? report.format() : decided.split("[ :,(]", 2)[0];
    return guides.apply(name);
  }

  private void add(String label, String text) {
    facts.add(new Fact(label, text));
  }

  private static String ago(@Nullable Instant then, Instant now) {
    return then == null ? "never" : InWords.time(Duration.between(then, now)) + " ago";
  }

  private ZonedDateTime at(Instant instant) {
    return instant.atZone(zone);
  }

  private static String usual(SourceReport report) {
    return report.expectedPerMinute() == null
        ? "not known until a week has passed"
        : rate(report.expectedPerMinute());
  }

  private static String rate(@Nullable Double perMinute) {
    if (perMinute == null) {
      return "not known yet";
    }
    return String.format(Locale.UK, perMinute < 10 ? "%.1f" : "%,.0f", perMinute);
  }

  private static String number(long count) {
    return String.format(Locale.UK, "%,d", count);
  }

  /** Something is never rounded to nothing, nor nearly all to all. */
  private static String share(long part, long whole) {
    long percent = Math.round(100.0 * part / whole);
    if (part > 0 && percent == 0) {
      return "under 1 %";
    }
    return part < whole && percent == 100 ? "over 99 %" : percent + " %";
  }
}
