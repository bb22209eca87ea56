package org.handbell.classifier.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.handbell.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {

  private final Vocabulary vocabulary = vocabulary();
  private final Normaliser normaliser = new Normaliser(vocabulary);

  private static Vocabulary vocabulary() {
    Vocabulary.Builder builder = new Vocabulary.Builder();
    List.of(
            "i",
            "kill",
            "myself",
            "die",
            "diet",
            "suicide",
            "too",
            "ass",
            "online",
            "casino",
            "paracetamol",
            "to",
            "want",
            "iwant",
            "bulimia",
            "dittin")
        .forEach(builder::add);
    builder.addTextSpeak("kms", List.of("kill", "myself"));
    builder.addTextSpeak("u", List.of("you"));
    return builder.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Kill MYSELF! | kill myself",
        "don't don’t don`t don´t | dont dont dont dont",
        "'quoted' | quoted",
        "i%20want%2520to | i want to",
        "100%zz sure %e | 100 zz sure e",
        "caf%C3%A9 | café",
        "caf%E9 | caf e9",
        "you&amp;me &#39;s &#x41; | you me s a",
        "ki\u200bll k\u00adill \u202ekill | kill kill kill",
        "ｋｉｌｌ 𝗸𝗶𝗹𝗹 | kill kill",
        "k̶i̶l̶l̶ | kill",
        "İSTANBUL | istanbul",
        "straße | strasse",
        "a4 ww2 500mg h2o | a4 ww2 500mg h2o",
        "self-harm_now | self harm now",
      })
  void the_plain_view_folds_what_is_written(String text, String expected) {
    Reading reading = normaliser.read(Field.QUERY, text);

    assertThat(words(reading)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "killlll | kill | REPEATS",
        "diiiie | die | REPEATS",
        "kkkkiiiillll | kill | REPEATS",
        "k1ll | kill | LEET",
        "su!c1de | suicide | LEET",
        "$uicide!!! | suicide | LEET",
        "a$$ | ass | LEET",
        "kms | kill myself | TEXT_SPEAK",
        "k m s | kms; kill myself | SPACED",
        "d-i-e | die | SPACED",
        "i k.m.s | kms; kill myself | SPACED",
        "kmsss | kms; kill myself | REPEATS",
        "suiсidе | suicide | LOOK_ALIKES",
        "і kіll | i; kill | LOOK_ALIKES",
        "kïļļ | kill | LOOK_ALIKES",
        "paracetmol | paracetamol | MISSPELT",
        "parcetmol | paracetamol | MISSPELT",
        "sucide | suicide | MISSPELT",
        "usicide | suicide | MISSPELT",
        "zuicide | suicide | MISSPELT",
        "wnat | want | MISSPELT",
        "buliimia | bulimia | MISSPELT",
        "killmyself | kill myself | GLUED",
        "iwanttodie | i want to die | GLUED",
        "iwant | i want | GLUED",
        "para cetamol | paracetamol | GLUED",
        "sui cide | suicide | GLUED",
        "k1ll 70 | kill; to | LEET",
      })
  void other_views_read_a_known_word(String text, String expected, View view) {
    List<Reading.OtherWord> others = normaliser.read(Field.QUERY, text).otherWords(vocabulary);

    List<String> readAs = new ArrayList<>(others.stream().map(Reading.OtherWord::readAs).toList());
    Collections.sort(readAs);
    assertThat(readAs).containsExactlyInAnyOrder(expected.split("; ", -1));
    assertThat(others).allSatisfy(o -> assertThat(o.views()).contains(view));
  }

  @ParameterizedTest
  @CsvSource({
    "a4",
    "ww2",
    "500mg",
    "h2o",
    "4ss",
    "d i",
    "d i e t s",
    "s d i e",
    "кино",
    "too good",
    "500mg",
    "sussex",
    "therapist",
    "dissuaded",
    "Ditton",
    "bulgaria",
    "suicidal",
    "penzance",
  })
  void ordinary_text_stays_what_it_is(String text) {
    assertThat(normaliser.read(Field.QUERY, text).otherWords(vocabulary)).isEmpty();
  }

  @Test
  void words_run_together_are_divided_in_a_host_not_in_a_path() {
    assertThat(normaliser.read(Field.HOST, "www.onlinecasino.example").otherWords(vocabulary))
        .extracting(Reading.OtherWord::readAs)
        .containsExactly("online casino");
    assertThat(normaliser.read(Field.HOST, "onlinecasinos.example").otherWords(vocabulary))
        .isEmpty();
    assertThat(normaliser.read(Field.PATH, "onlinecasino").otherWords(vocabulary)).isEmpty();
  }

  @Test
  void a_word_too_telling_for_chance_is_read_beside_a_brand() {
    assertThat(readInHost("casinobrando.example")).containsExactly("casino");
    assertThat(readInHost("brando365casino.example")).containsExactly("casino");
    assertThat(readInHost("occasinoed.example")).isEmpty();
  }

  @Test
  void ordinary_words_of_site_names_hide_nothing() {
    assertThat(readInHost("essex.example")).isEmpty();
    assertThat(readInHost("therapist.example")).isEmpty();
  }

  @Test
  void only_the_sites_own_name_is_read() {
    assertThat(words(normaliser.read(Field.HOST, "vpn.intranet.sunnyhill.sch.uk")))
        .isEqualTo("sunnyhill");
    assertThat(words(normaliser.read(Field.HOST, "freeproxy.blogspot.com"))).isEqualTo("freeproxy");
    assertThat(words(normaliser.read(Field.HOST, "192.0.2.7"))).isEqualTo("2");
    assertThat(words(normaliser.read(Field.HOST, "localhost"))).isEqualTo("localhost");
  }

  private List<String> readInHost(String host) {
    return normaliser.read(Field.HOST, host).otherWords(vocabulary).stream()
        .map(Reading.OtherWord::readAs)
        .toList();
  }

  @Test
  void a_path_is_cut_at_humps() {
    assertThat(words(normaliser.read(Field.PATH, "/my-Page/howToDie.html")))
        .isEqualTo("my page how to die html");
  }

  @Test
  void a_long_text_keeps_its_head_and_tail() {
    String text = "first " + "x ".repeat(500) + "last";

    Reading reading = normaliser.read(Field.QUERY, text);

    assertThat(reading.words()).isEqualTo(300);
    assertThat(reading.isCapped()).isTrue();
    assertThat(reading.word(0)).isEqualTo("first");
    assertThat(reading.span(299, 300)).isEqualTo(new Span(text.length() - 4, text.length()));
  }

  @Test
  void offsets_survive_decoding() {
    String text = "say%20caf%C3%A9 ﬁne";

    Reading reading = normaliser.read(Field.QUERY, text);

    assertThat(reading.span(1, 2)).isEqualTo(new Span(6, 15));
    assertThat(reading.span(2, 3)).isEqualTo(new Span(16, 19));
  }

  private static String words(Reading reading) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < reading.words(); i++) {
      words.add(reading.word(i));
    }
    return words.stream().collect(Collectors.joining(" "));
  }
}
