package org.handbell.app.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What a school's filter logs at any moment of an ordinary day, from a seed: searches, pages, sites
 * refused, machines that update themselves. Nothing here is a concern.
 */
public final class Traffic {

  private final FilterLog log;
  private final Random random;
  private final List<Client> clients;

  /** Traffic of these people in this product's log; the same seed gives the same lines. */
  public Traffic(long seed, List<Client> clients, FilterLog log) {
    this.log = log;
    this.random = new Random(seed);
    this.clients = List.copyOf(clients);
  }

  /** What one click of somebody leaves in the log, all at about {@code now}, in order of time. */
  public List<String> click(Instant now) {
    List<LoggedRequest> requests = new ArrayList<>();
    Browsing browsing = new Browsing(random, requests::add);
    Client client = browsing.pick(clients);
    DayFile.Everyday everyday = DayFile.bundled().everyday(client);
    DayFile.Lesson lesson = browsing.pick(DayFile.bundled().lessons());
    int dice = random.nextInt(100);
    if (dice < 20) {
      browsing.search(now, client, browsing.pick(everyday.searches()));
    } else if (dice < 40) {
      browsing.search(now, client, browsing.pick(lesson.searches()));
    } else if (dice < 85) {
      browsing.page(now, client, browsing.pick(dice < 60 ? lesson.pages() : everyday.pages()));
    } else if (dice < 95) {
      browsing.machine(now, client);
    } else {
      browsing.refused(now, client, browsing.pick(everyday.blocked()));
    }
    return requests.stream()
        .sorted(Comparator.comparing(LoggedRequest::time))
        .map(log::line)
        .toList();
  }

  /** A term as it stands in an address. */
  public static String encode(String term) {
    return Browsing.encode(term);
  }
}
