package org.handbell.notifier.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spreadsheet opens what a child typed, and runs none of it. */
class CsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1", "\uFF1D1", "\r=1", "\n=1", "\0=1"})
  void no_cell_is_a_formula(String typed) {
    assertThat(Csv.cell(typed)).startsWith("\"'").doesNotContain("\0");
  }

  @Test
  void quotes_stay_within_their_cell() {
    assertThat(Csv.cell("he said \"no\", twice")).isEqualTo("\"he said \"\"no\"\", twice\"");
  }
}
