package org.handbell.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The middle window counts, and a file of figures reads as it was written. */
class FigureTest {

  @TempDir Path folder;

  @Test
  void one_disturbed_window_changes_nothing() {
    assertThat(new Figure("a", "a", "lines/s", List.of(100.0, 1.0, 104.0)).median()).isEqualTo(100);
    assertThat(new Figure("a", "a", "lines/s", List.of(100.0, 104.0)).median()).isEqualTo(102);
  }

  @Test
  void nothing_measured_is_no_figure() {
    assertThatThrownBy(() -> new Figure("a", "a", "lines/s", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void figures_and_machine_come_back_from_their_file() throws Exception {
    Path file = folder.resolve("figures.json");
    Machine machine = Machine.here(folder);
    List<Figure> figures =
        List.of(new Figure("a.b", "what", "ms", List.of(1.5, 2.5)), new Figure("c", "d", "", 3));

    FiguresJson.write(file, machine, figures);

    assertThat(FiguresJson.read(file)).isEqualTo(figures);
    assertThat(FiguresJson.machine(file)).isEqualTo(machine);
    assertThat(machine.lines()).isNotEmpty().allMatch(line -> !line.contains("null"));
  }
}
