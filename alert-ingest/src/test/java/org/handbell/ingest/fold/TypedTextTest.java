package org.handbell.ingest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i want to d             | i want to dye my hair    | true
          i want to die           | i want to dye my hair    | true
          i want to die           | i want to dance          | false
          i want to die           | i want to go home        | false
          how to kill m           | how to kill mould        | true
          how to kill my          | how to kill mould        | true
          how to kill myself      | how to kill mould        | false
          how to kill myself      | how to cook rice         | false
          hwo to kill             | how to kill mould        | true
          kill myself             | how to kill myself       | true
          how to kill myself      | how to kill              | false
          kms                     | kites                    | false
          kms                     | kmss                     | true
          café                    | café menu                | true
          """)
  void a_later_text_holds_an_earlier_one_that_it_goes_on_with_but_for_a_slip(
      String earlier, String later, boolean holds) {
    assertThat(TypedText.holds(later, earlier)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          how to kill myself | how to kill mysel | true
          how to kill myself | how to            | true
          how to kill myself | h                 | true
          how to kill myself | how to kill mou   | false
          how to kill myself | c                 | false
          how to             | how to kill       | false
          how to             | how to            | false
          """)
  void what_is_left_after_taking_letters_away_is_known(String earlier, String later, boolean left) {
    assertThat(TypedText.isLeftOf(later, earlier)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '  How  TO\u00a0kill '  | how to kill
          'I WANT'                | i want
          ' '                     | ''
          """)
  void blanks_and_capitals_make_no_difference(String typed, String plain) {
    assertThat(TypedText.plain(typed)).isEqualTo(plain);
  }
}
