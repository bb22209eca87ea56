package org.handbell.notifier.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.handbell.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource({
    "https://exa.mple/a.b?q=1, hxxps://exa[.]mple/a[.]b?q=1",
    "HTTP://exa.mple, hxxp://exa[.]mple",
    "see www.exa.mple now., see www[.]exa[.]mple now.",
    "exa。mple, exa[.]mple",
    "10.1.3.7, 10[.]1[.]3[.]7",
    "Fine. Then go., Fine. Then go.",
  })
  void an_address_can_be_read_but_not_followed(String raw, String shown) {
    assertThat(Shown.plain(raw)).isEqualTo(shown);
  }

  @Test
  void what_cannot_be_seen_is_made_visible() {
    assertThat(Shown.plain("a\u202Eb\u200Bc\u2066d\uFEFFe\u3164f"))
        .isEqualTo("a[U+202E]b[U+200B]c[U+2066]d[U+FEFF]e[U+3164]f");
  }

  @Test
  void terminal_escapes_go_but_the_words_between_them_stay() {
    assertThat(Shown.plain("\u001B[1;31mred\u001B[0m \u009B2Jtext \u001B]0;title\u0007end"))
        .isEqualTo("red text 0;title end");
  }

  @Test
  void line_breaks_of_every_kind_become_one_space() {
    assertThat(Shown.plain("a\r\nb\u2028c\u2029d\u0085e\u000Bf\u0000g")).isEqualTo("a b c d e f g");
  }

  @Test
  void a_long_text_is_cut_around_the_matched_words() {
    String raw = "x".repeat(5_000) + " needle " + "y".repeat(60_000);

    Shown shown = Shown.quote(raw, new Span(5_001, 5_007));

    assertThat(shown.match()).isEqualTo("needle");
    assertThat(shown.before()).startsWith("…x").endsWith("x ");
    assertThat(shown.after()).endsWith("y…");
    assertThat(shown.whole().length()).isLessThan(260);
  }

  @Test
  void the_mark_stays_on_the_matched_words_whatever_is_replaced_before_them() {
    Shown shown = Shown.quote("http://a.b \u001B[31m\u202Eneedle", new Span(17, 23));

    assertThat(shown.match()).isEqualTo("needle");
  }

  @Test
  void a_mark_beyond_the_text_marks_nothing() {
    assertThat(Shown.quote("short", new Span(90, 95)).match()).isEmpty();
  }

  @Test
  void emoji_survive_and_half_a_character_does_not() {
    assertThat(Shown.plain("ok 🔔 \uD83D end")).isEqualTo("ok 🔔 \uFFFD end");
  }

  @Test
  void names_keep_their_dots_unless_they_pose_as_addresses() {
    assertThat(Shown.name(" j.smith ")).isEqualTo("j.smith");
    assertThat(Shown.name("http://exa.mple")).isEqualTo("hxxp://exa[.]mple");
  }
}
