package org.handbell.notifier.console.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handbell.notifier.Elm;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private final Redaction redaction = new Redaction(List.of(Elm.DSL), List.of("Sam Other", "İpek"));

  @Test
  void names_go_from_a_text_whose_small_letters_are_more_than_its_large_ones() {
    assertThat(redaction.of("A. LEAD wrote that SAM OTHER and İPEK sat in İSTANBUL"))
        .isEqualTo(
            "[a member of staff] wrote that [another person] and [another person] sat in İSTANBUL");
  }
}
