package org.handbell.classifier.lexicon;

import java.util.Arrays;

/**
 * Rows of numbers of different lengths, one behind the other: to read one touches two places in
 * memory, where an array of arrays would touch four.
 */
final class Rows {

  private final int[] begins;
  private final int[] values;

  private Rows(int[] begins, int[] values) {
    this.begins = begins;
    this.values = values;
  }

  static Rows of(int[][] rows) {
    int[] begins = new int[rows.length + 1];
    for (int row = 0; row < rows.length; row++) {
      begins[row + 1] = begins[row] + rows[row].length;
    }
    int[] values = new int[begins[rows.length]];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, begins[row], rows[row].length);
    }
    return new Rows(begins, values);
  }

  /** How many there are. */
  int size() {
    return begins.length - 1;
  }

  /** Where a row begins; the next one begins at its {@link #end}. */
  int begin(int row) {
    return begins[row];
  }

  /** One more than where a row's last number stands. */
  int end(int row) {
    return begins[row + 1];
  }

  /** The number at a place between a row's beginning and its end. */
  int at(int place) {
    return values[place];
  }

  /** A row for reading at leisure. */
  int[] copy(int row) {
    return Arrays.copyOfRange(values, begin(row), end(row));
  }
}
