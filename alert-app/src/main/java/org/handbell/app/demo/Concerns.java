package org.handbell.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.LoggedRequest;
import org.handbell.app.traffic.Traffic;

/**
 * What the demo plants, one concern for each rule about who is told: a pupil, a teacher, the lead
 * herself, the head, an address on an illegal list, and one that gets worse.
 */
final class Concerns {

  private static final Set<String> ELM_LEADS = Set.of("dsl@elm.example new", "dep@elm.example new");
  private static final Set<String> OAK_LEADS = Set.of("dsl@oak.example new", "dep@oak.example new");

  private Concerns() {}

  static List<Concern> all(InventedSchools schools, Instant now) {
    List<Client> elm = schools.pupils("elm");
    List<Client> oak = schools.pupils("oak");
    return List.of(
        searched(
            now,
            "a Year 5 pupil searches for a way not to live",
            elm.get(2),
            ELM_LEADS,
            "i want to kill myself"),
        visited(
            "the head opens pornography: only the chair may hear",
            staff("elm", "chead"),
            Set.of("chair@elm.example new"),
            LoggedRequest.page(
                now, staff("elm", "chead"), "https://adult.example/clip", "Pornography")),
        searched(
            now,
            "a pupil tells a search engine that somebody hits them",
            elm.get(9),
            ELM_LEADS,
            "my dad hits me and im scared to go home"),
        searched(
            now,
            "a pupil is about to run away",
            elm.get(17),
            ELM_LEADS,
            "how to run away from home and not get found"),
        searched(
            now,
            "a pupil asks how to hide self-harm",
            oak.get(3),
            OAK_LEADS,
            "how to hide my cuts from my mum"),
        searched(
            now,
            "a pupil is asked for pictures and threatened",
            oak.get(12),
            OAK_LEADS,
            "someone is blackmailing me with my nudes what do i do"),
        searched(
            now,
            "a pupil worries about a friend",
            oak.get(21),
            Set.of("dsl@oak.example new"),
            "my friend wants to kill herself"),
        searched(
            now,
            "a pupil looks for help, then for a way: it gets worse",
            oak.get(30),
            Set.of(
                "dsl@oak.example new",
                "dep@oak.example new",
                "dsl@oak.example more-serious",
                "dep@oak.example more-serious"),
            "i dont want to be here anymore",
            "how many pills do i need to take to die"),
        visited(
            "a pupil's device asks for an address on the illegal list",
            oak.get(40),
            OAK_LEADS,
            LoggedRequest.page(now, oak.get(40), InventedSchools.LISTED).asBlocked()),
        visited(
            "a teacher opens pornography",
            staff("elm", "treed"),
            Set.of("head@elm.example new"),
            LoggedRequest.page(
                now, staff("elm", "treed"), "https://adult.example/video", "Pornography")),
        visited(
            "the safeguarding lead opens pornography: her deputy must not hear",
            staff("oak", "fokafor"),
            Set.of("head@oak.example new"),
            LoggedRequest.page(
                now, staff("oak", "fokafor"), "https://adult.example/room", "Pornography")));
  }

  private static Client staff(String school, String username) {
    return new Client(school, username, "Staff", "10.99.0." + (10 + username.length()));
  }

  private static Concern searched(
      Instant now, String title, Client client, Set<String> mails, String... terms) {
    List<LoggedRequest> lines =
        List.of(terms).stream()
            .map(
                term ->
                    LoggedRequest.page(
                        now,
                        client,
                        "https://www.google.com/search?q=" + Traffic.encode(term),
                        "Search Engines"))
            .toList();
    return new Concern(title, client.schoolId(), name(client), lines, mails);
  }

  private static Concern visited(
      String title, Client client, Set<String> mails, LoggedRequest line) {
    return new Concern(title, client.schoolId(), name(client), List.of(line), mails);
  }

  private static String name(Client client) {
    return String.valueOf(client.username());
  }
}
