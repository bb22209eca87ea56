package org.handbell.app.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What a school's filter logs at any moment of an ordinary day, from a seed: classes that work on
 * one topic, searches, pages, sites refused, machines that update themselves. Nothing here is a
 * concern unless so many are asked for.
 */
public final class Traffic {

  private static final Duration LESSON = Duration.ofMinutes(55);

  private final long seed;
  private final FilterLog log;
  private final Random random;
  private final List<Client> clients;
  private final int concernsAMillion;

  /** Traffic of these people in this product's log; the same seed gives the same lines. */
  public Traffic(long seed, List<Client> clients, FilterLog log) {
    this(seed, clients, log, 0);
  }

  private Traffic(long seed, List<Client> clients, FilterLog log, int concernsAMillion) {
    this.seed = seed;
    this.log = log;
    this.random = new Random(seed);
    this.clients = List.copyOf(clients);
    this.concernsAMillion = concernsAMillion;
  }

  /** The same from the start, with so many cries for help in a million clicks. */
  public Traffic withConcerns(int aMillion) {
    return new Traffic(seed, clients, log, aMillion);
  }

  /** What one click of somebody leaves in the log, all at about {@code now}, in order of time. */
  public List<String> click(Instant now) {
    List<LoggedRequest> requests = new ArrayList<>();
    Browsing browsing = new Browsing(random, requests::add);
    act(browsing, now, browsing.pick(clients));
    return requests.stream()
        .sorted(Comparator.comparing(LoggedRequest::time))
        .map(log::line)
        .toList();
  }

  private void act(Browsing browsing, Instant now, Client client) {
    int dice = random.nextInt(100);
    if (concernsAMillion > 0 && random.nextInt(1_000_000) < concernsAMillion) {
      browsing.search(now, client, browsing.pick(DayFile.bundled().concerns()));
    } else if (dice < 55 && client.isPupil()) {
      browsing.works(now, client, lesson(client, now));
    } else if (dice < 90) {
      browsing.drifts(now, client);
    } else {
      browsing.machine(now, client);
    }
  }

  /** All of a year work on the same until the next bell. */
  private DayFile.Lesson lesson(Client client, Instant now) {
    String year = client.unit().substring("Year".length());
    List<DayFile.Lesson> lessons =
        DayFile.bundled().lessons().stream().filter(one -> one.years().contains(year)).toList();
    long period = now.getEpochSecond() / LESSON.toSeconds();
    Random chosen = new Random(seed + 31 * period + client.unit().hashCode());
    return lessons.isEmpty()
        ? DayFile.bundled().lessons().get(0)
        : lessons.get(chosen.nextInt(lessons.size()));
  }

  /** Everything that is ever typed here but the concerns, each once. */
  public static List<String> searches() {
    DayFile day = DayFile.bundled();
    List<String> searches = new ArrayList<>();
    day.lessons().forEach(lesson -> searches.addAll(lesson.searches()));
    day.everyday().values().forEach(everyday -> searches.addAll(everyday.searches()));
    return searches.stream().distinct().toList();
  }

  /** A term as it stands in an address. */
  public static String encode(String term) {
    return Browsing.encode(term);
  }
}
