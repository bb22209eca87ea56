package org.handbell.notifier.watch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handbell.calendar.Calendars;
import org.handbell.model.UnmappedName;
import org.handbell.notifier.compose.Fact;

/**
 * Looks at what the sources report and says what is wrong. A source counts for each of its schools
 * by that school's calendar.
 */
public final class Watch {

  private static final Duration STARTING = Duration.ofMinutes(5);
  private static final Duration RETIRED = Duration.ofDays(1);
  private static final String NOBODY = "ingest";

  private final List<WatchedSource> sources;
  private final Calendars calendars;
  private final ZoneId zone;

  public Watch(List<WatchedSource> sources, Calendars calendars, ZoneId zone) {
    this.sources = List.copyOf(sources);
    this.calendars = calendars;
    this.zone = zone;
  }

  /**
   * Looks once.
   *
   * @param all the newest report of each source and ingest process
   * @param open since when each trouble that stands has been there, by key
   * @param running how long the watch has been kept
   */
  public Look look(
      Collection<Heard> all, Map<String, Instant> open, Duration running, Instant now) {
    return look(all, Map.of(), open, running, now);
  }

  /**
   * Looks once, at the filters' category names too.
   *
   * @param unmapped the names that nobody knows, by school id
   */
  public Look look(
      Collection<Heard> all,
      Map<String, List<UnmappedName>> unmapped,
      Map<String, Instant> open,
      Duration running,
      Instant now) {
    Map<String, List<Heard>> heard =
        all.stream().collect(groupingBy(each -> each.report().sourceId()));
    Map<String, Set<String>> schools = schools(heard);
    List<Trouble> troubles = new ArrayList<>();
    schools.forEach(
        (school, ids) -> {
          Scene scene = new Scene(school, calendars.of(school), zone, open, now);
          ids.forEach(id -> ofSource(id, fresh(heard, id), scene).forEach(troubles::add));
          ofIngest(ids, heard, running, scene).forEach(troubles::add);
          NameRules.of(unmapped.getOrDefault(school, List.of()), ids, scene).forEach(troubles::add);
        });
    Set<String> unknown =
        sources.stream()
            .map(WatchedSource::id)
            .filter(id -> fresh(heard, id).isEmpty())
            .collect(toUnmodifiableSet());
    return new Look(troubles, unknown, schools);
  }

  /** What a source reports of its schools is newer than the configuration's guess. */
  private Map<String, Set<String>> schools(Map<String, List<Heard>> heard) {
    Map<String, Set<String>> schools = new TreeMap<>();
    for (WatchedSource source : sources) {
      List<String> reported =
          heard.getOrDefault(source.id(), List.of()).stream()
              .flatMap(each -> each.report().schools().stream())
              .distinct()
              .toList();
      (reported.isEmpty() ? source.schools() : reported)
          .forEach(
              school -> schools.computeIfAbsent(school, any -> new TreeSet<>()).add(source.id()));
    }
    return schools;
  }

  private static List<Heard> fresh(Map<String, List<Heard>> heard, String source) {
    return heard.getOrDefault(source, List.of()).stream().filter(Heard::isFresh).toList();
  }

  private static Stream<Trouble> ofSource(String source, List<Heard> fresh, Scene scene) {
    if (fresh.isEmpty()) {
      return Stream.of();
    }
    Optional<Trouble> wayIn = SilenceRules.wayIn(source, fresh, scene);
    boolean saidAlready = wayIn.filter(it -> it.kind() == Kind.WAY_IN_SHUT).isPresent();
    boolean stands = scene.isOpen(Kind.SOURCE_SILENT, source);
    Optional<Trouble> silence =
        saidAlready && !stands ? Optional.empty() : SilenceRules.silence(source, fresh, scene);
    Map<String, Trouble> ofLines = new LinkedHashMap<>();
    fresh.stream()
        .flatMap(each -> LineRules.of(source, each, scene))
        .forEach(each -> ofLines.putIfAbsent(each.key(), each));
    return Stream.of(
            wayIn.stream(),
            silence.stream(),
            CertificateRules.of(source, fresh, scene).stream(),
            ofLines.values().stream())
        .flatMap(Function.identity());
  }

  private static Stream<Trouble> ofIngest(
      Set<String> ids, Map<String, List<Heard>> heard, Duration running, Scene scene) {
    Map<String, List<Heard>> byInstance =
        ids.stream()
            .flatMap(id -> heard.getOrDefault(id, List.of()).stream())
            .collect(groupingBy(each -> each.report().instance(), TreeMap::new, toList()));
    List<String> never = ids.stream().filter(id -> !heard.containsKey(id)).sorted().toList();
    Stream<Trouble> ofNobody =
        never.isEmpty() || running.compareTo(STARTING) < 0
            ? Stream.of()
            : Stream.of(dead(NOBODY, never, scene.now().minus(running), scene));
    return Stream.concat(
        byInstance.entrySet().stream()
            .flatMap(each -> ofInstance(each.getKey(), each.getValue(), heard, scene)),
        ofNobody);
  }

  private static Stream<Trouble> ofInstance(
      String instance, List<Heard> its, Map<String, List<Heard>> heard, Scene scene) {
    List<String> ids = its.stream().map(each -> each.report().sourceId()).distinct().toList();
    Heard newest = its.stream().min(Comparator.comparing(Heard::age)).orElseThrow();
    if (newest.isFresh()) {
      return SpoolRules.of(instance, ids, newest.report().spool(), scene);
    }
    boolean replaced =
        ids.stream().noneMatch(id -> fresh(heard, id).isEmpty())
            && newest.report().at().isBefore(scene.now().minus(RETIRED));
    return replaced
        ? Stream.of()
        : Stream.of(dead(instance, ids, scene.now().minus(newest.age()), scene));
  }

  private static Trouble dead(String instance, List<String> ids, Instant since, Scene scene) {
    Instant from = scene.since(Kind.INGEST_SILENT, instance, since);
    return scene.trouble(
        Kind.INGEST_SILENT,
        instance,
        ids,
        since,
        "The part of Handbell that takes lines in has not been heard of since %s."
            .formatted(scene.clock(from)),
        new Fact("Silent for", Scene.span(Duration.between(from, scene.now()))),
        new Fact("Sources", String.join(", ", ids)));
  }
}
