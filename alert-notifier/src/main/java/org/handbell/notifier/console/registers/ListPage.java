package org.handbell.notifier.console.registers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A register as a list.
 *
 * @param path of the list
 * @param csv of the same rows as a file
 * @param next of the next page; absent on the last
 * @param add of the form for a new entry; absent where the viewer adds none
 * @param addText what that form does
 */
public record ListPage(
    String title,
    String intro,
    List<String> columns,
    List<Row> rows,
    ListForm form,
    String path,
    String csv,
    @Nullable String next,
    @Nullable String add,
    String addText) {

  /**
   * One entry.
   *
   * @param link to more about it; absent where there is no more
   * @param cells fit to be shown, as many as there are columns
   */
  public record Row(@Nullable String link, List<String> cells) {

    public Row {
      cells = List.copyOf(cells);
    }
  }

  public ListPage {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
