package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.notifier.report.Standard.Part;
import org.handbell.notifier.report.Standard.Point;
import org.junit.jupiter.api.Test;

class StandardTest {

  private static final List<String> FILES = List.of("dfe.yaml", "uksic.yaml", "kcsie.yaml");

  @Test
  void every_point_names_a_figure_that_there_is() {
    List<String> figures =
        points().map(Point::figure).filter(figure -> !figure.isEmpty()).distinct().toList();

    assertThat(figures).isNotEmpty();
    assertThat(LiveFigures.KNOWN).containsAll(figures);
  }

  @Test
  void the_edition_of_the_day_holds() {
    assertThat(Standard.on(LocalDate.of(2026, 8, 31), "kcsie.yaml").title()).contains("2025");
    assertThat(Standard.on(LocalDate.of(2026, 9, 1), "kcsie.yaml").title()).contains("2026");
  }

  @Test
  void what_handbell_does_not_do_is_said() {
    assertThat(points().filter(point -> point.part() == Part.NO).map(Point::asks))
        .anyMatch(asks -> asks.contains("Pictures"))
        .anyMatch(asks -> asks.contains("devices"))
        .anyMatch(asks -> asks.contains("typed"));
  }

  private static Stream<Point> points() {
    return FILES.stream()
        .flatMap(file -> Standard.all(file).stream())
        .flatMap(standard -> standard.points().stream());
  }
}
