package org.handbell.classifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is a class topic: incidents of the same theme around {@value #PUPILS} pupils or more
 * of one year that opened within an hour of one another. A year has one topic a theme and day.
 *
 * <p>The outcome rests on the set of incidents alone, not on the order in which they come: the id
 * follows from school, year, theme and day, and what is in the topic once stays in it.
 */
final class ClassTopics {

  static final int PUPILS = 5;
  static final Duration WITHIN = Duration.ofMinutes(60);

  /** A backlog's partitions may be read this far apart. */
  static final Duration REMEMBERED = Duration.ofDays(14);

  /** Chosen once at random; changing it would change the id of every class topic. */
  private static final UUID NAMESPACE = UUID.fromString("2f6b0d55-9a0e-4a1c-8f0e-6b1d1f6a7c43");

  private ClassTopics() {}

  /** What school, year, theme and day come to: the key of the day, and the id of its topic. */
  static String key(ClassSign sign) {
    LocalDate day = LocalDate.ofInstant(sign.received(), ZoneOffset.UTC);
    return NameUuid.of(
            NAMESPACE,
            String.join("|", sign.schoolId(), sign.year(), sign.theme().name(), day.toString()))
        .toString();
  }

  /** The day with one incident more where nobody found a false alarm. */
  static ClassDay take(@Nullable ClassDay before, ClassSign sign) {
    return take(before, sign, FalseAlarms.NONE);
  }

  /**
   * The day with one incident more, and its topic as it now is.
   *
   * @param falseAlarms these make no topic; where one is in a topic already, it stays
   */
  static ClassDay take(@Nullable ClassDay before, ClassSign sign, FalseAlarms falseAlarms) {
    List<ClassSign> signs = new ArrayList<>(before == null ? List.of() : before.signs());
    boolean known = signs.stream().anyMatch(each -> each.incidentId().equals(sign.incidentId()));
    if (!known && signs.size() < ClassDay.MOST) {
      signs.add(sign);
      signs.sort(Comparator.comparing(ClassSign::received).thenComparing(ClassSign::incidentId));
    }
    Incident was = before == null ? null : before.topic();
    Set<String> in = was == null ? Set.of() : Set.copyOf(was.members());
    List<ClassSign> members =
        members(
            signs.stream()
                .filter(
                    each ->
                        in.contains(each.incidentId()) || !falseAlarms.covers(each.incidentId()))
                .toList());
    List<String> ids = members.stream().map(ClassSign::incidentId).toList();
    boolean same = was == null ? ids.isEmpty() : ids.equals(was.members());
    return new ClassDay(signs, same ? was : topic(key(sign), was, members));
  }

  /** The last revision of a topic that has gone quiet. */
  static ClassDay close(ClassDay day, Incident topic) {
    return new ClassDay(day.signs(), Incidents.revised(topic, topic.revision() + 1, true));
  }

  /** Those in any stretch of an hour in which enough pupils are. */
  private static List<ClassSign> members(List<ClassSign> signs) {
    Set<ClassSign> members = new HashSet<>();
    Map<String, Integer> pupils = new HashMap<>();
    int first = 0;
    for (int last = 0; last < signs.size(); last++) {
      pupils.merge(signs.get(last).person(), 1, Integer::sum);
      Instant earliest = signs.get(last).received().minus(WITHIN);
      for (; signs.get(first).received().isBefore(earliest); first++) {
        pupils.computeIfPresent(signs.get(first).person(), (p, n) -> n == 1 ? null : n - 1);
      }
      if (pupils.size() >= PUPILS) {
        members.addAll(signs.subList(first, last + 1));
      }
    }
    return signs.stream().filter(members::contains).toList();
  }

  private static Incident topic(String id, @Nullable Incident was, List<ClassSign> members) {
    ClassSign first = members.get(0);
    Instant last = members.get(members.size() - 1).received();
    long pupils = members.stream().map(ClassSign::person).distinct().count();
    Person group = Person.group(first.schoolId(), first.year());
    return new Incident(
        id,
        was == null ? 1 : was.revision() + 1,
        first.schoolId(),
        group,
        first.theme(),
        first.category(),
        Priority.P3,
        null,
        "%d pupils of one year met the same topic within an hour of one another: %s."
            .formatted(pupils, first.theme().title()),
        first.received(),
        last,
        first.received(),
        last,
        members.size(),
        Map.of(),
        List.of(),
        false,
        List.of(
            "A lesson or something that went round may explain it. What is grave by itself is"
                + " told by itself."),
        null,
        members.stream().map(ClassSign::incidentId).toList(),
        false);
  }
}
