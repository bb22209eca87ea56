package org.handbell.notifier;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.model.School;
import org.handbell.model.UnmappedName;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.proof.Heartbeat;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.BulletinRules;
import org.handbell.notifier.watch.JudgingRules;
import org.handbell.notifier.watch.Kind;
import org.handbell.notifier.watch.ListRules;
import org.handbell.notifier.watch.Look;
import org.handbell.notifier.watch.Notice;
import org.handbell.notifier.watch.Notices;
import org.handbell.notifier.watch.Readers;
import org.handbell.notifier.watch.Rounds;
import org.handbell.notifier.watch.Rounds.Changes;
import org.handbell.notifier.watch.Standing;
import org.handbell.notifier.watch.Trouble;
import org.handbell.notifier.watch.Unjudged;
import org.handbell.notifier.watch.Unwritten;
import org.handbell.notifier.watch.Watch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the sources now and then: writes down what began and what is over, and has it told. Each
 * look takes up from the register, so that a restart neither repeats nor forgets.
 */
final class Watchman {

  private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

  private static final Duration UNMAPPED_SINCE = Duration.ofDays(28);
  private static final Duration UNMAPPED_EVERY = Duration.ofMinutes(10);

  private final NotifierConfig config;
  private final Register register;
  private final SourceReports reports;
  private final ListReports lists;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final long started;
  private final Auditor auditor;
  private final Postmaster postmaster;
  private final RouteWatch routes;
  private Supplier<List<Unwritten>> unwritten = List::of;
  private Supplier<Optional<Unjudged>> unjudged = Optional::empty;
  private final ProofWatch proof;
  private final Watch watch;
  private final Readers readers;
  private final Rounds rounds = new Rounds();
  private final Map<String, LocalDate> listed = new HashMap<>();
  private final Map<String, List<UnmappedName>> unmapped = new HashMap<>();
  private @Nullable Duration unmappedRead;
  private final Map<String, Long> openByCategory = new ConcurrentHashMap<>();

  /** As below, where no mailbox is read for mails that come back. */
  Watchman(
      NotifierConfig config,
      Register register,
      SourceReports reports,
      ListReports lists,
      MeterRegistry metrics,
      InstantSource clock,
      LongSupplier nanos) {
    this(
        config,
        register,
        reports,
        lists,
        new Postmaster(config, register, Optional::empty),
        metrics,
        clock,
        nanos);
  }

  /**
   * Looks at nothing before {@link #look}.
   *
   * @param nanos a clock that nobody sets, by which is told how long something lasts
   */
  Watchman(
      NotifierConfig config,
      Register register,
      SourceReports reports,
      ListReports lists,
      Postmaster postmaster,
      MeterRegistry metrics,
      InstantSource clock,
      LongSupplier nanos) {
    this.config = config;
    this.register = register;
    this.reports = reports;
    this.lists = lists;
    this.clock = clock;
    this.nanos = nanos;
    this.started = nanos.getAsLong();
    this.postmaster = postmaster;
    this.auditor = new Auditor(register, config.zone(), metrics);
    this.routes = new RouteWatch(config, register);
    this.proof = new ProofWatch(config, register, reports);
    this.watch = new Watch(config.sources(), config.calendars(), config.zone());
    this.readers = new Readers(config.contacts(), config::school, config.zone());
    Arrays.stream(Kind.values())
        .map(Kind::category)
        .distinct()
        .forEach(
            category ->
                Gauge.builder(
                        "handbell.notifier.ops.open",
                        openByCategory,
                        open -> open.getOrDefault(category, 0L))
                    .tag("category", category)
                    .register(metrics));
  }

  /** Where it is known which digests and lists could not be written. */
  void bulletins(Supplier<List<Unwritten>> failing) {
    unwritten = failing;
  }

  /** Where it is known that events wait and nobody judges them. */
  void judging(Supplier<Optional<Unjudged>> waiting) {
    unjudged = waiting;
  }

  /** Where the heartbeat to the outside says how it does. */
  void heartbeat(Supplier<Heartbeat> heartbeat) {
    proof.heartbeat(heartbeat);
  }

  /**
   * Looks once.
   *
   * @return how many mails are newly owed
   */
  synchronized int look() {
    Instant now = clock.instant();
    Duration running = Duration.ofNanos(nanos.getAsLong() - started);
    List<Standing> known = standings(now);
    Map<String, Instant> open = since(known);
    Look look =
        ListRules.with(
                watch.look(reports.heard(), unmapped(running, now), open, running, now),
                lists.all(),
                config.calendars(),
                config.zone(),
                open,
                now)
            .and(auditor.look(running, open, now))
            .and(postmaster.look(open, now))
            .and(notJudged(open, now))
            .and(BulletinRules.of(unwritten.get(), open, config.zone()))
            .and(routes.look(running, open, now))
            .and(proof.look(running, now));
    Changes changes = rounds.step(look, known, running, now);
    if (!changes.isEmpty()) {
      register.troubleRecord().note(changes);
      log(changes);
      known = standings(now);
    }
    count(known);
    return tell(asItIs(known, look), look, now);
  }

  private List<Trouble> notJudged(Map<String, Instant> open, Instant now) {
    List<String> schools = config.schools().stream().map(School::id).toList();
    return unjudged
        .get()
        .map(each -> JudgingRules.of(each, schools, config.calendars(), open, config.zone(), now))
        .orElse(List.of());
  }

  /** Read seldom: a new name is no matter of minutes, and there are many hours to look through. */
  private Map<String, List<UnmappedName>> unmapped(Duration running, Instant now) {
    if (unmappedRead == null || running.compareTo(unmappedRead.plus(UNMAPPED_EVERY)) >= 0) {
      unmappedRead = running;
      unmapped.clear();
      for (School school : config.schools()) {
        List<UnmappedName> names = register.unmappedSince(school.id(), now.minus(UNMAPPED_SINCE));
        if (!names.isEmpty()) {
          unmapped.put(school.id(), names);
        }
      }
    }
    return unmapped;
  }

  private List<Standing> standings(Instant now) {
    return register.troubleRecord().standings(now.minus(Rounds.RELAPSE));
  }

  private static Map<String, Instant> since(List<Standing> known) {
    return known.stream()
        .filter(Standing::isOpen)
        .map(Standing::trouble)
        .collect(toMap(Trouble::key, Trouble::since, (a, b) -> a));
  }

  /** What is told is how it stands now, not how it began. */
  private static List<Standing> asItIs(List<Standing> known, Look look) {
    Map<String, Trouble> seen =
        look.troubles().stream().collect(toMap(Trouble::key, each -> each, (a, b) -> a));
    return known.stream()
        .map(
            each ->
                each.isOpen()
                    ? each.seenAs(seen.getOrDefault(each.trouble().key(), each.trouble()))
                    : each)
        .toList();
  }

  private int tell(List<Standing> known, Look look, Instant now) {
    List<Notice> notices = new ArrayList<>(Notices.now(known, config.calendars(), look, now));
    config.schools().stream()
        .flatMap(school -> list(school, known, now).stream())
        .forEach(notices::add);
    return notices.isEmpty()
        ? 0
        : register.troubleRecord().tell(notices, readers.mails(notices, now));
  }

  /** Each morning's list is looked at once, also where it turns out to be empty. */
  private Optional<Notice> list(School school, List<Standing> known, Instant now) {
    SchoolCalendar calendar = config.calendars().of(school.id());
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    if (!Notices.isListDue(calendar, now) || today.equals(listed.get(school.id()))) {
      return Optional.empty();
    }
    Optional<Notice> list =
        Notices.list(school.id(), known, calendar, now)
            .filter(each -> !register.post().wasOwed(school.id(), Reason.OPS, each.occasion()));
    if (list.isEmpty()) {
      listed.put(school.id(), today);
    }
    return list;
  }

  private void count(List<Standing> known) {
    openByCategory.clear();
    known.stream()
        .filter(Standing::isOpen)
        .forEach(each -> openByCategory.merge(each.trouble().kind().category(), 1L, Long::sum));
  }

  private static void log(Changes changes) {
    changes.opened().forEach(each -> log("began", each.trouble()));
    changes.closed().forEach(each -> log("is over", each.trouble()));
    changes.dropped().forEach(each -> log("is no longer watched", each.trouble()));
  }

  private static void log(String what, Trouble trouble) {
    LOG.warn(
        "{} {} category={} subject={} sources={}",
        trouble.kind(),
        what,
        trouble.kind().category(),
        trouble.subject(),
        trouble.sources());
  }
}
