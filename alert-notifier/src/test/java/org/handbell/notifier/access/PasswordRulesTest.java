package org.handbell.notifier.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password that others would try first is refused; what letters it holds does not matter. */
class PasswordRulesTest {

  private final PasswordRules rules =
      new PasswordRules(
          List.of("Elm Primary School", "Heron Learning Trust", "A. Lead", "alead@elm.example"),
          RefusedPasswords.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "teapot violin marsh",
        "correct horse battery",
        "кошка гуляет сама",
        "plain lower case letters",
        "Elm bicycle cupboard",
        " leading and trailing "
      })
  void words_that_only_their_owner_thinks_of_are_good(String password) {
    assertThat(rules.against(password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "elevenchars",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabc",
        "123456789012345",
        "abcdefghijklmnop",
        "ElmPrimarySchool1",
        "Heron-Learning-Trust!",
        "HandbellPassword1",
        "alead@elm.example1",
        "Qwertyuiop123",
        "Summer2026!!!",
        "Autumn-Term-2026!",
        "Monday1January2027",
        "H4ndb3ll2026!!",
        "P@$$w0rd-El_m-Primary",
        "1qaz2wsx3edc",
        "ytrewq-lkjhgf-1234",
        "Elm987654321abcde",
        "Elm!?!?!?!?!?!?"
      })
  void what_others_would_try_first_is_refused_with_a_mend(String password) {
    assertThat(rules.against(password)).isPresent();
  }
}
