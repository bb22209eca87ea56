package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.handbell.app.bench.Figure;
import org.handbell.app.bench.FiguresJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician measures the machine, and is told at once what cannot be. */
class BenchCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void it_says_in_schools_and_pupils_what_the_machine_can_do_and_leaves_nothing() throws Exception {
    Path file = folder.resolve("bench.json");
    Path data = Files.createDirectory(folder.resolve("data"));

    int exit = bench("--seconds", "5", "-o", file.toString(), "--data", data.toString());

    assertThat(exit).as(err.toString()).isZero();
    assertThat(out.toString()).contains("read a line", "line to mail", "pupils", "cores");
    assertThat(FiguresJson.read(file))
        .extracting(Figure::id)
        .contains("line.parse", "line.classify", "mail.p99", "mail.missing", "whole.rate");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void a_file_that_cannot_be_written_is_said_before_anything_is_measured() {
    int exit = bench("-o", folder.resolve("no/such/folder.json").toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("cannot write");
  }

  @Test
  void a_folder_that_is_not_there_is_said_too() {
    int exit = bench("--data", folder.resolve("nowhere").toString());

    assertThat(exit).isEqualTo(1);
    assertThat(err.toString()).contains("name another with --data");
  }

  @Test
  void no_time_is_wrong_usage() {
    int exit = bench("--seconds", "0");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--seconds must be 5 or more");
  }

  private int bench(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "bench";
    System.arraycopy(words, 0, all, 1, words.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }
}
