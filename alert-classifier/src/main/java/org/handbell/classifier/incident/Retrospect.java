package org.handbell.classifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.handbell.classifier.judge.Judged;
import org.handbell.classifier.list.Label;
import org.handbell.model.Basis;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.sealed.SealedLine;

/**
 * Makes incidents of earlier events that a newer version of an illegal list covers: one for each
 * person, list and version. Its id follows from these and from its first event, so that a second
 * search repeats nothing.
 */
public final class Retrospect {

  /** Chosen once at random; changing it would change the id of every incident. */
  private static final UUID NAMESPACE = UUID.fromString("0a3f5c0e-6c2b-4d5e-9a70-91f7f6a1d2b4");

  private static final int SUREST = 5;

  private final String list;
  private final String version;
  private final String rules;
  private final EvidenceWriter writer;
  private final Map<String, Found> found = new TreeMap<>();

  /** What was found of one person. */
  private record Found(String key, Category category, List<Hit> hits) {}

  /** An event and what may be kept of it. */
  private record Hit(Event event, Evidence evidence) {}

  /**
   * Begins to collect.
   *
   * @param list the id of the list that has a new version
   * @param rules the version of what else judges
   * @param seal what stands for an illegal address
   */
  public Retrospect(String list, String version, String rules, Function<Event, String> seal) {
    this.list = list;
    this.version = version;
    this.rules = rules;
    this.writer = new EvidenceWriter(seal);
  }

  /** Takes in an event that the list now covers. */
  public void add(Event event, Label label, Instant received) {
    Category category = label.category();
    if (category == null) {
      return;
    }
    Judged judged =
        new Judged(
            event, List.of(finding(category)), List.of(), new Basis(rules, Map.of(list, version)));
    Evidence evidence = writer.write(judged, received);
    String key = event.schoolId() + "|" + event.person().id() + "|" + category.theme().name();
    found
        .computeIfAbsent(key, any -> new Found(key, category, new ArrayList<>()))
        .hits()
        .add(new Hit(event, evidence));
  }

  /** Leaves out what has been told of already. */
  public void leaveOut(Told told) {
    found
        .values()
        .forEach(
            of -> of.hits().removeIf(hit -> told.covers(hit.event(), hit.evidence().received())));
    found.values().removeIf(of -> of.hits().isEmpty());
  }

  /** True where nothing was found that is to be told of. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The lines of what was found, locked. */
  public List<SealedLine> lines(LineSealer sealer) {
    List<SealedLine> lines = new ArrayList<>();
    for (Found of : found.values()) {
      String id = id(of);
      for (Hit hit : of.hits()) {
        sealer.seal(hit.event(), hit.evidence(), id).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private String id(Found of) {
    String first = evidence(of).get(0).eventId();
    return NameUuid.of(NAMESPACE, of.key() + "|" + list + "|" + version + "|" + first).toString();
  }

  private static List<Evidence> evidence(Found of) {
    return of.hits().stream()
        .map(Hit::evidence)
        .sorted(Comparator.comparing(Evidence::received).thenComparing(Evidence::eventId))
        .toList();
  }

  private Finding finding(Category category) {
    return new Finding(
        category,
        Priority.P1,
        SUREST,
        null,
        "list:" + list,
        "an address on the illegal list " + list,
        null,
        true);
  }

  /** The incidents, each told once and at its end. */
  public List<Incident> incidents() {
    return found.values().stream().map(this::incident).toList();
  }

  private Incident incident(Found of) {
    List<Evidence> all = evidence(of);
    List<Evidence> kept = all.subList(0, Math.min(all.size(), Incident.MAX_EVIDENCE));
    Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
    all.forEach(each -> decisions.merge(each.decision(), 1, Integer::sum));
    Instant first =
        all.stream().map(Evidence::occurred).min(Comparator.naturalOrder()).orElseThrow();
    Instant last =
        all.stream().map(Evidence::occurred).max(Comparator.naturalOrder()).orElseThrow();
    Event any = of.hits().get(0).event();
    return new Incident(
        id(of),
        1,
        any.schoolId(),
        any.person(),
        of.category().theme(),
        of.category(),
        Priority.P1,
        null,
        "Found later by list %s version %s. ".formatted(list, version)
            + Sentence.of(kept, all.size(), decisions, Duration.between(first, last)),
        all.get(0).received(),
        all.get(all.size() - 1).received(),
        first,
        last,
        all.size(),
        decisions,
        kept,
        true);
  }
}
