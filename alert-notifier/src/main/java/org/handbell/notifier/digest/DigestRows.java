package org.handbell.notifier.digest;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handbell.model.Evidence;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.Theme;
import org.handbell.notifier.compose.People;
import org.handbell.notifier.compose.Sealed;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.digest.Digest.Row;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Case;

/** The table of a digest: each serious case by itself, lesser ones by person and theme. */
record DigestRows(ZoneId zone, Names names) {

  /** More than a page holds is no longer read. */
  static final int MOST = 60;

  private static final int SITES = 2;

  /**
   * As many rows as there is room for.
   *
   * @param more how many were left out
   */
  record Table(List<Row> rows, int more) {}

  /** What belongs together in one row. */
  private record Group(Person person, Theme theme) {}

  Table of(List<Case> cases) {
    List<Row> rows = Stream.concat(single(cases), grouped(cases)).toList();
    return new Table(rows.stream().limit(MOST).toList(), Math.max(0, rows.size() - MOST));
  }

  private Stream<Row> single(List<Case> cases) {
    return cases.stream()
        .filter(DigestRows::isSerious)
        .sorted(
            Comparator.comparing((Case c) -> c.incident().priority())
                .thenComparing(c -> c.incident().firstOccurred()))
        .map(c -> row(List.of(c)));
  }

  private Stream<Row> grouped(List<Case> cases) {
    Map<Group, List<Case>> groups =
        cases.stream()
            .filter(c -> !isSerious(c))
            .sorted(Comparator.comparing(c -> c.incident().firstOccurred()))
            .collect(
                Collectors.groupingBy(
                    c -> new Group(c.incident().person(), c.incident().theme()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.values().stream().map(this::row);
  }

  Row row(List<Case> cases) {
    Incident first = cases.get(0).incident();
    int events = cases.stream().mapToInt(c -> c.incident().events()).sum();
    String types =
        cases.stream()
            .map(c -> c.incident().category().title())
            .distinct()
            .collect(Collectors.joining(", "));
    return new Row(
        When.shortly(first.firstOccurred(), zone),
        types,
        sites(cases),
        user(cases),
        first.priority() + (events > 1 ? ", " + When.times(events) : ""));
  }

  private String user(List<Case> cases) {
    Incident first = cases.get(0).incident();
    if (!names.shownFor(first.theme())) {
      String more = cases.size() > 1 ? " and " + (cases.size() - 1) + " more" : "";
      return "case " + cases.get(0).number() + more;
    }
    Person person = first.person();
    String form = person.form() == null ? "" : ", " + Shown.name(person.form());
    return People.inShort(person) + (person.kind() == PersonKind.STAFF ? ", staff" : form);
  }

  private static String sites(List<Case> cases) {
    if (cases.stream().anyMatch(c -> Sealed.is(c.incident()))) {
      return "withheld";
    }
    List<String> sites =
        cases.stream()
            .flatMap(c -> c.incident().evidence().stream())
            .map(Evidence::site)
            .filter(Objects::nonNull)
            .map(Shown::plain)
            .distinct()
            .toList();
    String shown = sites.stream().limit(SITES).collect(Collectors.joining(", "));
    if (shown.isEmpty()) {
      return "not in the log";
    }
    return sites.size() > SITES ? shown + " and " + (sites.size() - SITES) + " more" : shown;
  }

  private static boolean isSerious(Case c) {
    return c.incident().priority().isMoreUrgentThan(Priority.P3) && !c.isFolded();
  }
}
