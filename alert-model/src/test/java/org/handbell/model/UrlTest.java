package org.handbell.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UrlTest {

  private static final String FULL = "https://elm.example/a/b?q=tea#top";

  private static final Event.Url OF_PARTS =
      new Event.Url(FULL, "elm.example", "/a/b", "q=tea", "https");

  @Test
  void an_address_is_the_same_whether_its_parts_are_texts_or_places() {
    Event.Url places = Event.Url.within(FULL, "elm.example", "https", 19, 23, 29);

    assertThat(places).isEqualTo(OF_PARTS).hasSameHashCodeAs(OF_PARTS).hasToString(OF_PARTS + "");
    assertThat(places.path()).isEqualTo("/a/b");
    assertThat(places.query()).isEqualTo("q=tea");
    assertThat(OF_PARTS.path()).isEqualTo("/a/b");
    assertThat(OF_PARTS.query()).isEqualTo("q=tea");
    assertThat(places.at("oak.example")).isNotEqualTo(places);
  }

  @Test
  void parts_that_do_not_stand_in_the_address_are_told_as_they_are() {
    Event.Url decoded = new Event.Url(FULL, "elm.example", "/a b", "q=tea", "https");
    Event.Url host = new Event.Url(null, "elm.example", "/x", null, null);

    assertThat(decoded.path()).isEqualTo("/a b");
    assertThat(decoded.query()).isEqualTo("q=tea");
    assertThat(host.path()).isEqualTo("/x");
    assertThat(host.query()).isNull();
  }

  @Test
  void a_part_that_is_not_there_is_none() {
    Event.Url site = Event.Url.within("elm.example", "elm.example", null, 11, 11, 11);
    Event.Url empty = Event.Url.within("elm.example/?", "elm.example", null, 11, 12, 13);

    assertThat(site.path()).isNull();
    assertThat(site).isEqualTo(new Event.Url("elm.example", "elm.example", null, null, null));
    assertThat(empty.query()).isNull();
    assertThat(empty.saysMoreThanSite()).isFalse();
    assertThat(new Event.Url(null, null, null, "q=1", null).query()).isEqualTo("q=1");
    assertThat(OF_PARTS.saysMoreThanSite()).isTrue();
  }
}
