package org.handbell.ingest.parse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.handbell.ingest.fold.Folding;
import org.handbell.ingest.fold.Verdict;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Original;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One click on a page of news: the page, and 25 requests to eight hosts that nobody made. */
class OneClickTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
  private static final String PAGE = "https://www.marshnews.example/sport/cup-final";

  /** Address, type of the answer. */
  private static final List<String> CLICK =
      List.of(
          PAGE + " text/html",
          "https://www.marshnews.example/assets/site.css text/css",
          "https://www.marshnews.example/assets/print.css text/css",
          "https://www.marshnews.example/assets/app.js text/javascript",
          "https://www.marshnews.example/assets/serif.woff2 font/woff2",
          "https://www.marshnews.example/api/live-scores application/json",
          "https://img.marshnews.example/keeper-640 image/webp",
          "https://img.marshnews.example/crowd-640 image/webp",
          "https://img.marshnews.example/manager-640.jpg image/jpeg",
          "https://img.marshnews.example/logo.svg image/svg+xml",
          "https://img.marshnews.example/team-320.jpg image/jpeg",
          "https://fonts.googleapis.com/css2 text/css",
          "https://fonts.gstatic.com/s/serif.woff2 font/woff2",
          "https://securepubads.g.doubleclick.net/gampad/ads text/html",
          "https://securepubads.g.doubleclick.net/tag/js/gpt.js text/javascript",
          "https://securepubads.g.doubleclick.net/pcs/view image/gif",
          "https://ib.adnxs.com/ut/v3/prebid application/json",
          "https://ib.adnxs.com/getuid text/html",
          "https://www.google-analytics.com/g/collect text/plain",
          "https://www.google-analytics.com/analytics.js text/javascript",
          "https://www.facebook.com/plugins/like.php text/html",
          "https://www.facebook.com/tr/ image/gif",
          "https://www.facebook.com/plugins/page.php text/html",
          "https://bets.longodds.example/banner-300x250.gif image/gif",
          "https://bets.longodds.example/widgets/odds/frame text/html",
          "https://bets.longodds.example/pixel image/gif");

  private final EventMaker maker =
      new EventMaker(
          WhoAndWhere.of("elm", Directory.empty()),
          new Event.Observer("", "", "elm-fw"),
          ZoneOffset.UTC,
          false);

  private Event event(String url, @Nullable String mime, @Nullable String referrer, int i) {
    RequestDraft draft = new RequestDraft();
    draft.user = "jo";
    draft.clientIp = "10.0.0.9";
    draft.url = url;
    draft.mimeType = mime;
    draft.referrer = referrer;
    draft.decision = Decision.ALLOWED;
    return maker.event(draft, "e" + i, NOW.plusMillis(90L * i), Original.of(""));
  }

  private static List<String> acts(List<Event> events) {
    List<Event> settled = new ArrayList<>();
    Folding<Event> folding =
        new Folding<>(
            5,
            new Folding.Answers<>() {
              @Override
              public void settled(Event line, Verdict verdict, @Nullable String why) {
                settled.add(verdict.on(line));
              }

              @Override
              public void held(Event line) {}
            });
    events.forEach(event -> folding.take(event, event));
    folding.release();
    assertThat(settled).hasSameSizeAs(events);
    return settled.stream()
        .filter(Event::isAct)
        .map(e -> e.host() + requireNonNull(e.url()).path())
        .toList();
  }

  /** A proxy's log with referrers, as Squid can be told to write it. */
  @Test
  void a_click_is_one_act_where_the_log_has_types_and_referrers() {
    List<Event> events = new ArrayList<>();
    for (String request : CLICK) {
      String[] words = request.split(" ", -1);
      events.add(event(words[0], words[1], events.isEmpty() ? null : PAGE, events.size()));
    }

    List<String> acts = acts(events);

    assertThat(acts).containsExactly("www.marshnews.example/sport/cup-final");
  }

  /** A frame that an unknown host shows cannot be told from a page there: see the last one. */
  @Test
  void a_click_is_one_act_and_the_frames_of_unknown_hosts_where_the_log_has_types_only() {
    List<Event> events = new ArrayList<>();
    for (String request : CLICK) {
      String[] words = request.split(" ", -1);
      events.add(event(words[0], words[1], null, events.size()));
    }

    List<String> acts = acts(events);

    assertThat(acts)
        .containsExactly(
            "www.marshnews.example/sport/cup-final", "bets.longodds.example/widgets/odds/frame");
  }

  /** A firewall that does not say what the answer was; the page's first two look like links. */
  @Test
  void a_click_is_at_most_three_acts_where_the_log_has_referrers_only() {
    List<Event> events = new ArrayList<>();
    for (String request : CLICK) {
      String url = request.substring(0, request.indexOf(' '));
      events.add(event(url, null, events.isEmpty() ? null : PAGE, events.size()));
    }

    List<String> acts = acts(events);

    assertThat(acts).hasSizeLessThanOrEqualTo(3).contains("www.marshnews.example/sport/cup-final");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.google.com/search?q=volcano    | text/html  |                                 | true
          https://www.google.com/search?q=volcano    |            | https://www.google.com/         | true
          https://www.google.com/search?q=volcano    | text/html  | https://www.google.co.uk/       | true
          https://www.bing.com/search?q=volcano      | text/html  | https://ntp.msn.com/            | true
          https://www.google.com/search?q=volcano    | text/html  | https://forum.example/thread/7  | false
          https://www.google.com/search?q=volcano    | image/png  |                                 | false
          https://www.google.com/search?q=volcano    | image/png  | https://www.google.com/         | false
          https://shop.example/find?q=volcano        | text/html  | https://www.shop.example/       | true
          https://shop.example/find?q=volcano        | text/html  | https://forum.example/          | false
          https://www.youtube.com/results?search_query=volcano | | https://m.youtube.com/          | true
          https://www.google.com/complete/search?q=volcano | application/json | https://www.google.com/ | true
          https://www.google.com/complete/search?q=volcano | application/json | https://forum.example/  | false
          https://suggestqueries-clients6.youtube.com/complete/search?q=volcano | | https://www.youtube.com/ | true
          """)
  void a_search_that_a_link_or_a_hidden_picture_asked_for_is_an_act_that_nobody_was_seen_typing(
      String url, @Nullable String mime, @Nullable String referrer, boolean typed) {

    Event event = event(url, mime, referrer, 0);

    assertThat(event.search()).extracting("term", "typingSeen").containsExactly("volcano", typed);
    assertThat(event.isAct()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7.0.0.10.in-addr.arpa",
        "room7-printer.local",
        "_ipp._tcp.elm.example",
        "wpad",
        "ctldl.windowsupdate.com",
        "clients3.google.com",
        "gdmf.apple.com",
        "ocsp.digicert.com",
        "time.windows.com",
        "safebrowsing.googleapis.com"
      })
  void what_a_device_looks_up_by_itself_is_no_act(String name) {
    RequestDraft draft = new RequestDraft();
    draft.clientIp = "10.0.0.9";
    draft.dnsQuestion = name;

    Event event = maker.event(draft, "e", NOW, Original.of(""));

    assertThat(event.filter().level()).isEqualTo(2);
  }

  @Test
  void a_request_for_a_name_and_password_is_no_act() {
    RequestDraft draft = new RequestDraft();
    draft.clientIp = "10.0.0.9";
    draft.url = "https://www.google.com/search?q=volcano";
    draft.decision = Decision.CHALLENGED;

    Event event = maker.event(draft, "e", NOW, Original.of(""));

    assertThat(event.filter().level()).isEqualTo(2);
  }
}
