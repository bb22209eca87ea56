package org.handbell.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a school's filter logs on an ordinary day, from a seed: a few searches and pages, each with
 * the pictures, scripts, telemetry and adverts that come with it, keystrokes sent as suggestions,
 * machines updating themselves, and classes doing the same task. Nothing here is a concern.
 */
public final class Traffic {

  private static final List<String> SEARCHES =
      List.of(
          "photosynthesis equation",
          "why did the romans leave britain",
          "bbc bitesize fractions",
          "how to draw a horse",
          "climate of brazil",
          "volcano facts for kids",
          "times tables game",
          "romeo and juliet suicide scene analysis",
          "how to kill a process in linux",
          "macbeth murder of duncan quotes",
          "great tit nest box",
          "scunthorpe united fixtures",
          "essex weather",
          "how do stars die",
          "to kill a mockingbird chapter 3 summary",
          "how to get rid of weeds",
          "bomb calorimeter gcse",
          "cutting grass with scissors",
          "when did world war 2 end",
          "die cast model cars",
          "photo shoot ideas for art gcse",
          "shooting stars tonight",
          "is a tomato a fruit",
          "minecraft how to kill the ender dragon",
          "python list comprehension",
          "spanish verbs past tense",
          "what is a metaphor",
          "periodic table song",
          "causes of the first world war",
          "how to write a formal letter");

  private static final List<String> SITES =
      List.of(
          "https://www.bbc.co.uk/bitesize/topics/zrp3d2p",
          "https://en.wikipedia.org/wiki/Roman_Britain",
          "https://www.mathsframe.co.uk/en/resources/resource/477",
          "https://www.thenational.academy/pupils/lessons/fractions",
          "https://classroom.google.com/u/0/h",
          "https://www.nationalgeographic.com/animals/article/blue-whale",
          "https://www.theguardian.com/football/league-table",
          "https://www.timestables.co.uk/speed-test/",
          "https://docs.google.com/document/d/1AbCdEf/edit");

  private static final List<String> FURNITURE =
      List.of("image/png", "image/webp", "text/css", "application/javascript", "font/woff2");

  private static final List<String> ADVERTS =
      List.of(
          "https://ads.doubleclick.net/gampad/ads?sz=300x250",
          "https://cdn.adserver.example/bet365-banner.html",
          "https://securepubads.g.doubleclick.net/tag/js/gpt.js");

  private final FilterLog log;
  private final Random random;
  private final List<Client> clients;

  /** Traffic of these people in this product's log; the same seed gives the same lines. */
  public Traffic(long seed, List<Client> clients, FilterLog log) {
    this.log = log;
    this.random = new Random(seed);
    this.clients = List.copyOf(clients);
  }

  /** What one click of somebody leaves in the log, all at about {@code now}. */
  public List<String> click(Instant now) {
    Client client = clients.get(random.nextInt(clients.size()));
    List<String> lines = new ArrayList<>();
    int dice = random.nextInt(100);
    if (dice < 30) {
      search(now, client, lines);
    } else if (dice < 85) {
      page(now, client, pick(SITES), lines);
    } else if (dice < 95) {
      lines.add(
          log.line(
              LoggedRequest.furniture(
                  now,
                  client,
                  "https://update.googleapis.com/service/update2/json?cup2key=9",
                  "application/json")));
    } else {
      lines.add(
          log.line(
              LoggedRequest.page(now, client, "https://www.instagram.com", "Social Media")
                  .hostOnly()
                  .asBlocked()));
    }
    return lines;
  }

  private void search(Instant now, Client client, List<String> lines) {
    String term = pick(SEARCHES);
    for (int typed = 3; typed < term.length(); typed += 4 + random.nextInt(6)) {
      lines.add(
          log.line(
              LoggedRequest.furniture(
                  now,
                  client,
                  "https://www.google.co.uk/complete/search?client=gws-wiz&q="
                      + encode(term.substring(0, typed)),
                  "application/json")));
    }
    page(now, client, "https://www.google.co.uk/search?hl=en-GB&q=" + encode(term), lines);
  }

  private void page(Instant now, Client client, String url, List<String> lines) {
    lines.add(log.line(LoggedRequest.page(now, client, url, "Education and Reference")));
    int parts = 2 + random.nextInt(10);
    for (int i = 0; i < parts; i++) {
      lines.add(
          log.line(
              LoggedRequest.furniture(
                  now,
                  client,
                  "https://static%d.cdn.example/a/%08x".formatted(i % 3, random.nextInt()),
                  pick(FURNITURE))));
    }
    if (random.nextInt(4) == 0) {
      lines.add(log.line(LoggedRequest.advert(now, client, pick(ADVERTS), "Adverts", "Gambling")));
    }
  }

  static String encode(String term) {
    return URLEncoder.encode(term, UTF_8);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
