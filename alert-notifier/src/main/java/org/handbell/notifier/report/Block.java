package org.handbell.notifier.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a report's page. Its words are fit to be shown and still to be escaped for HTML. */
public sealed interface Block {

  /** What the next parts are about. */
  record Heading(String text) implements Block {}

  /** A sentence or a few. */
  record Para(String text) implements Block {}

  /** What only some will read. */
  record Small(List<String> lines) implements Block {

    public Small {
      lines = List.copyOf(lines);
    }
  }

  /** Sentences of one kind. */
  record Bullets(List<String> lines) implements Block {

    public Bullets {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Rows under a head.
   *
   * @param head as many as each row has cells
   * @param stacked true where a phone shows each row as a block of its own
   */
  record Table(List<String> head, List<List<String>> rows, boolean stacked) implements Block {

    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != head.size()) {
          throw new IllegalArgumentException("a row has as many cells as the head");
        }
      }
    }
  }

  /**
   * Counts as bars.
   *
   * @param now what the darker bar counts
   * @param before what the paler one counts
   */
  record Bars(String now, String before, List<Bar> bars) implements Block {

    public Bars {
      bars = List.copyOf(bars);
    }
  }

  /**
   * One row of bars.
   *
   * @param now the count in words, which may be withheld
   * @param usual in words; empty where that is not known
   * @param width 0 to 100, 0 where the count is withheld
   */
  record Bar(
      String label,
      String now,
      String before,
      String usual,
      int width,
      int widthBefore,
      @Nullable Integer mark) {

    /** What the bars show, for those who do not see them. */
    public String said() {
      return label
          + ": "
          + now
          + ", before "
          + before
          + (usual.isEmpty() ? "" : ", usual " + usual);
    }
  }
}
