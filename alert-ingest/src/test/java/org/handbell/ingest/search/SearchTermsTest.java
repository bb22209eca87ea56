package org.handbell.ingest.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.handbell.ingest.parse.Requests;
import org.handbell.ingest.search.SearchEngine.Example;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SearchTermsTest {

  private static final School ELM = new School("elm", "Elm School", SchoolPhase.PRIMARY);

  static Stream<Arguments> examples() {
    return SearchEngineFile.bundled().stream()
        .flatMap(
            engine ->
                engine.examples().stream().map(example -> Arguments.of(engine.id(), example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void each_engine_gives_what_its_examples_say(String engine, Example example) {
    Event event = Requests.ofUrl(example.url(), ELM);

    if (example.term().isEmpty()) {
      assertThat(event.search()).isNull();
    } else {
      assertThat(event.search())
          .isEqualTo(new Event.Search(example.term(), engine, example.autocomplete()));
    }
  }

  @Test
  void every_engine_has_an_example() {
    List<SearchEngine> engines = SearchEngineFile.bundled();

    assertThat(engines).hasSizeGreaterThan(50).allMatch(engine -> !engine.examples().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://shop.heron.example/find?q=blue+kite | blue kite",
        "https://heron.example/?page=2&search=school%20dinners | school dinners",
        "https://library.heron.example/cat?Q=1+bird&query=wind%2Bwater | 1 bird",
        "https://library.heron.example/cat?page=1&QUERY=wind%2Bwater | wind+water",
      })
  void a_search_box_anywhere_is_read(String url, String term) {
    Event event = Requests.ofUrl(url, ELM);

    assertThat(event.search()).isEqualTo(new Event.Search(term, SearchTerms.OTHER, false));
  }

  @ParameterizedTest
  @CsvSource({
    "https://heron.example/?q=42",
    "https://heron.example/?q=https%3A%2F%2Felm.example%2F",
    "https://heron.example/?id=q&qq=word",
    "https://heron.example/?q=",
    "https://heron.example/picture.png?q=kite",
    "https://stats.doubleclick.net/collect?q=kite",
  })
  void what_programs_put_in_an_address_is_no_search(String url) {
    assertThat(Requests.ofUrl(url, ELM).search()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a%20b | a b",
        "a+b | a b",
        "a%2Bb | a+b",
        "%2520 | %20",
        "caf%C3%A9 | café",
        "caf%e9 | café",
        "50%+off | 50% off",
        "%zz%4 | %zz%4",
        "%F0%9F%98%80 | 😀",
        "%٣٣ | %٣٣",
        "%D0%DC%C3%A8 | 熊猫",
        "%F1%E1 | ñá",
        "stra%DFe%2C%20gr%FC%DFe | straße, grüße",
      })
  void percent_escapes_are_undone_once(String text, String decoded) {
    assertThat(PercentText.decode(text, true)).isEqualTo(decoded);
  }
}
