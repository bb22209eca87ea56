package org.handbell.notifier.console.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.model.ListReport;
import org.handbell.model.SourceReport;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.health.HealthPage.Part;
import org.handbell.notifier.console.health.HealthPage.Source;
import org.handbell.notifier.console.web.Surroundings;
import org.handbell.notifier.console.web.Surroundings.Unread;
import org.handbell.notifier.register.Pulse;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.Advice;
import org.handbell.notifier.watch.Heard;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.handbell.notifier.watch.WatchedSource;
import org.jspecify.annotations.Nullable;

/** Fills the health page from what the register keeps and what is heard of the other stages. */
final class HealthView {

  private static final Duration UNMAPPED = Duration.ofDays(28);
  private static final int MOST = 50;

  private final NotifierConfig config;
  private final Register register;
  private final Surroundings around;
  private final PostView post;
  private final InstantSource clock;
  private final ZoneId zone;

  HealthView(NotifierConfig config, Register register, Surroundings around, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.around = around;
    this.clock = clock;
    this.zone = config.zone();
    this.post = new PostView(config, register);
  }

  /**
   * What is known of those schools.
   *
   * @param tended those whose mail the viewer looks after
   */
  HealthPage of(List<String> schools, List<String> tended) {
    Instant now = clock.instant();
    List<Standing> open =
        register.troubleRecord().standings(now).stream()
            .filter(Standing::isOpen)
            .filter(each -> schools.contains(each.trouble().schoolId()))
            .toList();
    List<Heard> heard =
        around.sources().stream().filter(each -> isOf(each.report(), schools)).toList();
    List<Source> sources = heard.stream().map(this::source).toList();
    boolean deaf = sources.stream().anyMatch(each -> !each.sheet().alarms().isEmpty());
    return new HealthPage(
        wrong(open.size(), deaf) + " " + read(schools, now),
        open.isEmpty() && !deaf,
        sources,
        List.of(
            troubles(open),
            silent(heard, schools),
            unread(heard, schools),
            unmapped(schools, now),
            lists(now),
            certificates(heard, now),
            post.mails(schools, tended),
            post.dead(tended),
            post.checks(schools, now),
            here()));
  }

  private static boolean isOf(SourceReport report, List<String> schools) {
    return !schools.isEmpty()
        && (report.schools().isEmpty() || report.schools().stream().anyMatch(schools::contains));
  }

  private static String wrong(int open, boolean deaf) {
    return switch (open) {
      case 0 -> deaf ? "A source is not heard: see below." : "Nothing is known to be wrong.";
      case 1 -> "One thing is to be mended.";
      default -> open + " things are to be mended.";
    };
  }

  private String read(List<String> schools, Instant now) {
    Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    Pulse pulse = register.pulse(schools, midnight);
    Instant last = pulse.last();
    return last == null
        ? "No event has been read and judged today."
        : String.format(
            Locale.UK,
            "%,d events read and judged today, the newest received %s ago.",
            pulse.events(),
            When.during(Duration.between(last, now)));
  }

  private Source source(Heard heard) {
    SourceReport report = heard.report();
    String ago = When.during(heard.age());
    return new Source(
        report.sourceId(),
        heard.isFresh()
            ? "Read by ingest " + report.instance() + ", heard of " + ago + " ago."
            : "Ingest "
                + report.instance()
                + " has said nothing for "
                + ago
                + ": below is how it was then.",
        around.describe(report));
  }

  private Part troubles(List<Standing> open) {
    return new Part(
        "troubles",
        "To be mended",
        List.of(),
        List.of("Since", "School", "What", "What to look at"),
        Standing.inOrder(open).stream().map(each -> row(each.trouble())).toList(),
        "No trouble stands.",
        false);
  }

  private List<String> row(Trouble trouble) {
    return List.of(
        When.shortly(trouble.since(), zone),
        school(trouble.schoolId()),
        Shown.prose(trouble.what()),
        String.join(" ", Advice.checks(trouble.kind())));
  }

  private String school(String id) {
    return Shown.name(config.school(id).name());
  }

  /** Sources that the configuration names and no ingest has ever spoken of. */
  private Part silent(List<Heard> heard, List<String> schools) {
    Set<String> known =
        heard.stream().map(each -> each.report().sourceId()).collect(Collectors.toSet());
    return new Part(
        "unheard",
        "Sources that nothing is heard of",
        List.of(),
        List.of("Source", "Schools", "What to look at"),
        config.sources().stream()
            .filter(each -> !known.contains(each.id()))
            .filter(each -> each.schools().stream().anyMatch(schools::contains))
            .map(HealthView::row)
            .toList(),
        "Each source of the configuration is read by an ingest process.",
        false);
  }

  private static List<String> row(WatchedSource source) {
    return List.of(
        source.id(),
        String.join(", ", source.schools()),
        "No ingest process has reported on it within 30 days: does one run with this configuration,"
            + " and does Kafka answer from there?");
  }

  private Part unread(List<Heard> heard, List<String> schools) {
    Set<String> mine =
        Stream.concat(
                heard.stream().map(each -> each.report().sourceId()),
                config.sources().stream()
                    .filter(each -> each.schools().stream().anyMatch(schools::contains))
                    .map(WatchedSource::id))
            .collect(Collectors.toSet());
    Optional<List<Unread>> found = around.unread();
    return new Part(
        "unread",
        "Lines that could not be read",
        List.of(
            "The newest of them, put together by shape. What they say is shown to nobody here: values"
                + " never, and names of fields only where they belong to the format.",
            "To have them read, take 5 to 50 lines of that shape from the firewall's own log into a"
                + " file and run ./handbell profile suggest lines.txt -o my-filter.yaml, mend what it"
                + " asks about, run ./handbell profile test my-filter.yaml, and name the profile as"
                + " the source's format. Keep the file as safe as the log."),
        List.of("Source", "Lines", "Why", "Shape"),
        found.orElse(List.of()).stream()
            .filter(each -> mine.contains(each.source()))
            .limit(MOST)
            .map(
                each ->
                    List.of(
                        each.source(),
                        String.valueOf(each.lines()),
                        Shown.plain(each.reason()),
                        each.shape()))
            .toList(),
        found.isPresent()
            ? "There are none of the last 30 days."
            : "Not known: the broker that keeps them does not answer.",
        true);
  }

  private Part unmapped(List<String> schools, Instant now) {
    return new Part(
        "unmapped",
        "Categories of the filter that Handbell does not know",
        List.of(
            "Of the last 28 days. What bears them is judged by everything else in it. Tell those who"
                + " keep Handbell, with the name as it stands here."),
        List.of("School", "Source", "Product", "Category", "Events"),
        schools.stream()
            .flatMap(
                school ->
                    register.unmappedSince(school, now.minus(UNMAPPED)).stream()
                        .limit(MOST)
                        .map(
                            each ->
                                List.of(
                                    school(school),
                                    each.source(),
                                    Shown.name(each.vendor()),
                                    Shown.name(each.name()),
                                    String.format(Locale.UK, "%,d", each.count()))))
            .toList(),
        "Every category that came is known.",
        false);
  }

  private Part lists(Instant now) {
    return new Part(
        "lists",
        "Lists",
        List.of("./handbell lists check says what a list's source answers."),
        List.of("List", "Classifier", "Version", "Entries", "Confirmed", "What stands in the way"),
        around.lists().stream().map(each -> row(each, now)).toList(),
        "No classifier has reported on a list: either none is configured or none has run yet.",
        false);
  }

  private static List<String> row(ListReport each, Instant now) {
    String version = each.version();
    String problem = each.problem();
    return List.of(
        each.list() + (each.illegal() ? " (illegal)" : ""),
        each.instance(),
        version == null ? "none" : Shown.name(version),
        String.format(Locale.UK, "%,d", each.entries()),
        each.fetched() ? ago(each.confirmed(), now) : "a file: as old as you left it",
        problem == null ? "nothing" : Shown.plain(problem));
  }

  private static String ago(@Nullable Instant then, Instant now) {
    return then == null ? "never" : When.during(Duration.between(then, now)) + " ago";
  }

  private Part certificates(List<Heard> heard, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    for (Heard each : heard) {
      Instant ends = each.report().certificateEnds();
      if (ends != null) {
        long days = Duration.between(now, ends).toDays();
        rows.add(
            List.of(
                each.report().sourceId(),
                When.day(ends, zone),
                ends.isBefore(now) ? "has run out" : days + " days"));
      }
    }
    return new Part(
        "certificates",
        "Certificates that sources are shown",
        List.of("The console's own stands below, under this process."),
        List.of("Source", "Runs out", "Left"),
        rows,
        "No source comes over TLS.",
        false);
  }

  private Part here() {
    List<Fact> own = around.own();
    return new Part(
        "here",
        "This process",
        List.of(
            "What only the process that serves this page knows of itself. Each other process answers"
                + " /health/ready and /metrics at its own address; ingest also /health/sources, the"
                + " classifier /health/rulings."),
        List.of("What", "How it is"),
        own.stream().map(fact -> List.of(fact.label(), fact.value())).toList(),
        "Nothing more is known here.",
        false);
  }
}
