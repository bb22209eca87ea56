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
import org.handbell.model.Person;
import org.handbell.model.Priority;

/**
 * Makes incidents of earlier events that a newer version of an illegal list covers: one for each
 * person, list and version. Its id follows from these, so that a second search repeats nothing.
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
  private record Found(String id, Event first, Category category, List<Evidence> evidence) {}

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
        .computeIfAbsent(key, any -> new Found(id(key), event, category, new ArrayList<>()))
        .evidence()
        .add(evidence);
  }

  private String id(String key) {
    return NameUuid.of(NAMESPACE, key + "|" + list + "|" + version).toString();
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
    List<Evidence> all =
        of.evidence().stream().sorted(Comparator.comparing(Evidence::received)).toList();
    List<Evidence> kept = all.subList(0, Math.min(all.size(), Incident.MAX_EVIDENCE));
    Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
    all.forEach(each -> decisions.merge(each.decision(), 1, Integer::sum));
    Instant first =
        all.stream().map(Evidence::occurred).min(Comparator.naturalOrder()).orElseThrow();
    Instant last =
        all.stream().map(Evidence::occurred).max(Comparator.naturalOrder()).orElseThrow();
    Person person = of.first().person();
    return new Incident(
        of.id(),
        1,
        of.first().schoolId(),
        person,
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
