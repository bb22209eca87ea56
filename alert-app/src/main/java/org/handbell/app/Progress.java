package org.handbell.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How far a long reading of files has got, on a terminal; silent everywhere else. */
final class Progress {

  /** What is a terminal, said by the start script: nothing, {@code errors} or {@code all}. */
  private static final String TERMINAL = System.getProperty("handbell.terminal", "");

  private static final int WIDTH = 40;
  private static final long STEP = 4 << 20;

  private final boolean shown;
  private final long total;
  private long done;
  private long next = STEP;

  private Progress(boolean shown, long total) {
    this.shown = shown;
    this.total = total;
  }

  /** As {@link #over}, but not on a terminal that shows what comes out meanwhile. */
  static Progress beside(List<String> files) throws IOException {
    return TERMINAL.equals("errors") ? over(files) : none();
  }

  private static Progress none() {
    return new Progress(false, 0);
  }

  /** Over all of these files; nothing is shown where the length of one is not known. */
  static Progress over(List<String> files) throws IOException {
    long total = 0;
    for (String file : files) {
      if (file.equals("-") || file.endsWith(".gz") || !Files.isRegularFile(Path.of(file))) {
        return none();
      }
      total += Files.size(Path.of(file));
    }
    return new Progress(!TERMINAL.isEmpty() && total > STEP, total);
  }

  void read(int bytes) {
    done += bytes;
    if (shown && done >= next) {
      next = done + STEP;
      int filled = (int) Math.min(WIDTH, WIDTH * done / total);
      System.err.printf(
          "\r[%s%s] %3d %%", "#".repeat(filled), " ".repeat(WIDTH - filled), 100 * done / total);
    }
  }

  /** Leaves the terminal as it was. */
  void end() {
    if (shown) {
      System.err.print("\r" + " ".repeat(WIDTH + 9) + "\r");
    }
  }
}
