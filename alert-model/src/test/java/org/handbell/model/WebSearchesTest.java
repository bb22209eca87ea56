package org.handbell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSearchesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "www.google.co.uk, -, -, HOST, -, true",
        "google.com, /, -, HOST, -, true",
        "duckduckgo.com, -, -, HOST, -, true",
        "uk.search.yahoo.com, -, -, DNS, -, true",
        "www.bing.com, /search, q=owls, FULL, owls, true",
        "www.bing.com, /search, -, FULL, -, true",
        "owls.example, /find, q=owls, FULL, owls, true",
        "www.google.com, /, -, FULL, -, false",
        "www.bing.com, /images/trending, a=b, FULL, -, false",
        "classroom.google.com, -, -, HOST, -, false",
        "owls.example, -, -, HOST, -, false",
        "-, -, -, IP, -, false"
      })
  void an_act_counts_as_a_search_where_it_was_one_or_may_have_been(
      @Nullable String host,
      @Nullable String path,
      @Nullable String query,
      Visibility visibility,
      @Nullable String term,
      boolean expected) {
    Event event = event(host, path, query, visibility, term);

    assertThat(WebSearches.mayBe(event)).isEqualTo(expected);
  }

  private static Event event(
      @Nullable String host,
      @Nullable String path,
      @Nullable String query,
      Visibility visibility,
      @Nullable String term) {
    Instant now = Instant.EPOCH;
    return new Event(
        "1",
        now,
        now,
        now,
        null,
        "elm",
        Person.device("elm", "10.0.0.9"),
        new Event.Source("10.0.0.9", null, null),
        null,
        null,
        new Event.Url(null, host, path, query, null),
        null,
        Event.Http.NOTHING_KNOWN,
        null,
        null,
        new Event.Observer("", "", "elm-fw"),
        new Event.Filter(List.of(), Decision.ALLOWED, visibility, Event.PERSONS_ACT, null),
        term == null ? null : new Event.Search(term, "bing", false));
  }
}
