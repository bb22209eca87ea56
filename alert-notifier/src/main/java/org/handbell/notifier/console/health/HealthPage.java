package org.handbell.notifier.console.health;

import java.util.List;
import org.handbell.notifier.console.web.Surroundings.SourceSheet;

/**
 * What the health page shows.
 *
 * @param summary in a sentence
 * @param well false where something is to be mended
 */
public record HealthPage(String summary, boolean well, List<Source> sources, List<Part> parts) {

  /**
   * One source as one ingest process reads it.
   *
   * @param heard when it last said how it does
   */
  public record Source(String name, String heard, SourceSheet sheet) {}

  /**
   * One part of the page.
   *
   * @param id for links to it
   * @param notes said above the rows
   * @param none said where there is no row
   * @param isCode true where the last column is the shape of a line
   */
  public record Part(
      String id,
      String title,
      List<String> notes,
      List<String> columns,
      List<List<String>> rows,
      String none,
      boolean isCode) {

    public Part {
      notes = List.copyOf(notes);
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  public HealthPage {
    sources = List.copyOf(sources);
    parts = List.copyOf(parts);
  }
}
