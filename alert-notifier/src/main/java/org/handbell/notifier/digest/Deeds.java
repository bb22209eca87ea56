package org.handbell.notifier.digest;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.CaseFigure;
import org.handbell.notifier.register.Outcome;

/** What people did about some cases, in sentences. */
public final class Deeds {

  private Deeds() {}

  /** Nothing where there was nothing to do. */
  public static List<String> of(List<CaseFigure> cases) {
    List<String> sentences = new ArrayList<>();
    taken(cases.stream().filter(CaseFigure::isUrgent).toList(), sentences);
    outcomes(cases.stream().filter(CaseFigure::isConcern).toList(), sentences);
    long nothing = cases.stream().filter(CaseFigure::isFalseAlarm).count();
    if (nothing > 0) {
      sentences.add(
          nothing == 1
              ? "1 more was found to be a false alarm and is not counted."
              : nothing + " more were found to be false alarms and are not counted.");
    }
    return sentences;
  }

  private static void taken(List<CaseFigure> urgent, List<String> sentences) {
    if (urgent.isEmpty()) {
      return;
    }
    List<Duration> waits =
        urgent.stream().map(CaseFigure::untilTaken).flatMap(Optional::stream).sorted().toList();
    String said =
        "%d of %d urgent concerns %s taken"
            .formatted(waits.size(), urgent.size(), waits.size() == 1 ? "was" : "were");
    sentences.add(
        switch (waits.size()) {
          case 0 -> said + ".";
          case 1 -> said + ", after " + When.during(waits.get(0)) + ".";
          default ->
              said
                  + ": half within %s, the slowest after %s."
                      .formatted(
                          When.during(waits.get((waits.size() - 1) / 2)),
                          When.during(waits.get(waits.size() - 1)));
        });
  }

  private static void outcomes(List<CaseFigure> concerns, List<String> sentences) {
    Map<Outcome.Kind, Long> kinds =
        concerns.stream()
            .map(CaseFigure::outcome)
            .filter(Objects::nonNull)
            .collect(groupingBy(kind -> kind, TreeMap::new, counting()));
    long open = concerns.stream().filter(each -> each.closedAt() == null).count();
    if (!kinds.isEmpty()) {
      sentences.add(
          "What came of them: "
              + kinds.entrySet().stream()
                  .map(each -> lower(each.getKey().title()) + " " + each.getValue())
                  .collect(joining(", "))
              + ".");
    }
    if (!concerns.isEmpty()) {
      sentences.add(
          open == 0
              ? "Each has an outcome."
              : open + (open == 1 ? " has" : " have") + " no outcome yet.");
    }
  }

  private static String lower(String title) {
    return title.substring(0, 1).toLowerCase(Locale.UK) + title.substring(1);
  }
}
