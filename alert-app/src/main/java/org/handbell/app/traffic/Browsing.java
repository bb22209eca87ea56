package org.handbell.app.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What one act of a person leaves in a log: a search with the keys pressed on the way, a page with
 * its pictures, scripts, widgets and adverts.
 */
final class Browsing {

  private static final List<String> FURNITURE =
      List.of("image/png", "image/webp", "text/css", "application/javascript", "font/woff2");

  private static final Duration KEY = Duration.ofMillis(230);

  private final Random random;
  private final Consumer<LoggedRequest> log;

  /** Leaves its requests in this log, each search before the page that it leads to. */
  Browsing(Random random, Consumer<LoggedRequest> log) {
    this.random = random;
    this.log = log;
  }

  /** Somebody types a term and gets a page of results at that time. */
  void search(Instant time, Client client, String term) {
    Instant key = time.minus(KEY.multipliedBy(term.length() / 4 + 1));
    for (int typed = 3; typed < term.length(); typed += 4 + random.nextInt(6)) {
      String url =
          "https://www.google.co.uk/complete/search?client=gws-wiz&q="
              + encode(term.substring(0, typed));
      log.accept(LoggedRequest.furniture(key, client, url, "application/json"));
      key = key.plus(KEY);
    }
    String url = "https://www.google.co.uk/search?hl=en-GB&q=" + encode(term);
    log.accept(LoggedRequest.page(time, client, url, "Search Engines"));
    parts(time, client);
  }

  /** Somebody opens a page. */
  void page(Instant time, Client client, String page) {
    DayFile.Page opened = DayFile.Page.of(page);
    log.accept(LoggedRequest.page(time, client, opened.url(), opened.categories()));
    parts(time, client);
  }

  /** Somebody is refused a site of which only the name is seen. */
  void refused(Instant time, Client client, String page) {
    DayFile.Page site = DayFile.Page.of(page);
    log.accept(
        LoggedRequest.page(time, client, site.url(), site.categories()).hostOnly().asBlocked());
  }

  /** Somebody works on what the class works on. */
  void works(Instant time, Client client, DayFile.Lesson lesson) {
    if (random.nextBoolean()) {
      search(time, client, pick(lesson.searches()));
    } else {
      page(time, client, pick(lesson.pages()));
    }
  }

  /** Somebody does something of their own accord. */
  void drifts(Instant time, Client client) {
    DayFile.Everyday everyday = DayFile.bundled().everyday(client);
    int dice = random.nextInt(10);
    if (dice < 4) {
      search(time, client, pick(everyday.searches()));
    } else if (dice < 8) {
      page(time, client, pick(everyday.pages()));
    } else {
      refused(time, client, pick(everyday.blocked()));
    }
  }

  /** A device asks for something by itself. */
  void machine(Instant time, Client client) {
    DayFile.Page service = DayFile.Page.of(pick(DayFile.bundled().machines()));
    log.accept(LoggedRequest.furniture(time, client, service.url(), "application/json"));
  }

  private void parts(Instant time, Client client) {
    int parts = 2 + random.nextInt(8);
    for (int i = 0; i < parts; i++) {
      String url = "https://static%d.cdn.example/a/%08x".formatted(i % 3, random.nextInt());
      log.accept(LoggedRequest.furniture(soon(time), client, url, pick(FURNITURE)));
    }
    if (random.nextInt(3) == 0) {
      DayFile.Page advert = DayFile.Page.of(pick(DayFile.bundled().adverts()));
      log.accept(LoggedRequest.advert(soon(time), client, advert.url(), advert.categories()));
    }
    if (random.nextInt(5) == 0) {
      DayFile.Page widget = DayFile.Page.of(pick(DayFile.bundled().widgets()));
      log.accept(
          new LoggedRequest(
              soon(time),
              client,
              widget.url(),
              widget.categories(),
              false,
              "application/javascript",
              false,
              true));
    }
  }

  private Instant soon(Instant time) {
    return time.plusMillis(60 + random.nextInt(1_500));
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A term as it stands in an address. */
  static String encode(String term) {
    return URLEncoder.encode(term, UTF_8);
  }
}
