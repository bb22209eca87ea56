package org.handbell.notifier.digest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.handbell.model.ListReport;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;

/** How old the lists of addresses are, in a sentence. */
public final class ListAges {

  private ListAges() {}

  /** Nothing where there are no lists; of several classifiers the one that is worst off counts. */
  public static Optional<String> sentence(List<ListReport> reports, Instant now) {
    if (reports.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        reports.stream()
            .collect(groupingBy(ListReport::list, TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(each -> Shown.name(each.getKey()) + " " + age(each.getValue(), now))
            .collect(joining(", ", "Age of the lists: ", ".")));
  }

  /** {@code 3 hours}, by what confirmed it last; {@code not loaded} where nothing did. */
  public static String age(List<ListReport> reports, Instant now) {
    if (reports.stream().anyMatch(each -> each.confirmed() == null)) {
      return "not loaded";
    }
    return reports.stream()
        .map(ListReport::confirmed)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .map(at -> When.during(Duration.between(at, now)))
        .orElse("not loaded");
  }
}
