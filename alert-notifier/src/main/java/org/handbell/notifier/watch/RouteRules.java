package org.handbell.notifier.watch;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.handbell.model.School;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Presence;
import org.handbell.notifier.route.Probe;
import org.handbell.notifier.route.Route;
import org.handbell.notifier.route.RouteDecision;
import org.handbell.notifier.route.Router;

/**
 * Which routes end, on one of the next days, at nobody who is there, reads their mail and may be
 * told: looked for before a concern has to go that way.
 *
 * @param router who is told of what at a moment
 * @param presence who is away then
 */
public record RouteRules(
    List<Contact> people,
    List<Route> routes,
    Function<Instant, Router> router,
    Function<Instant, Presence> presence,
    ZoneId zone) {

  private static final int DAYS = 14;
  private static final int SHOWN = 8;
  private static final String SUBJECT = "routes";

  /**
   * The troubles of all schools.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  public List<Trouble> of(
      List<School> schools, List<ContactState> contacts, Map<String, Instant> open, Instant now) {
    Set<String> deaf = new HashSet<>();
    contacts.stream()
        .filter(each -> !each.isReachable(now))
        .forEach(each -> deaf.add(each.contact().address()));
    List<Trouble> troubles = new ArrayList<>();
    for (School school : schools) {
      List<Fact> gaps = gaps(school, deaf, now);
      if (!gaps.isEmpty()) {
        troubles.add(trouble(school, gaps, open, now));
      }
    }
    return troubles;
  }

  private List<Fact> gaps(School school, Set<String> deaf, Instant now) {
    List<Fact> gaps = new ArrayList<>();
    for (Probe probe : Probe.of(school, people, routes)) {
      firstGap(probe, deaf, now).ifPresent(gaps::add);
    }
    return gaps;
  }

  private Optional<Fact> firstGap(Probe probe, Set<String> deaf, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (int i = 0; i < DAYS; i++) {
      Instant moment = today.plusDays(i).atTime(LocalTime.NOON).atZone(zone).toInstant();
      RouteDecision decision = router.apply(moment).route(probe.incident());
      Presence there = presence.apply(moment);
      if (decision.deliveries().stream().allMatch(each -> isDeaf(each, deaf, there))) {
        String when = i == 0 ? "now" : "on " + When.day(moment, zone);
        return Optional.of(new Fact(probe.what(), when + ": " + ends(decision, there)));
      }
    }
    return Optional.empty();
  }

  private static boolean isDeaf(Delivery delivery, Set<String> deaf, Presence there) {
    return deaf.contains(delivery.contact().address()) || there.isAway(delivery.contact());
  }

  private static String ends(RouteDecision decision, Presence there) {
    return decision.deliveries().isEmpty()
        ? "nobody may be told"
        : decision.deliveries().stream()
            .map(Delivery::contact)
            .map(each -> each.id() + (there.isAway(each) ? " is away" : " has not confirmed"))
            .collect(joining(", "));
  }

  private static Trouble trouble(
      School school, List<Fact> gaps, Map<String, Instant> open, Instant now) {
    return new Trouble(
        Kind.ROUTE_ENDS_NOWHERE,
        SUBJECT,
        school.id(),
        List.of(),
        open.getOrDefault(Trouble.key(Kind.ROUTE_ENDS_NOWHERE, SUBJECT, school.id()), now),
        "In the next two weeks %d kinds of concern would reach nobody who is there and reads their mail."
            .formatted(gaps.size()),
        gaps.subList(0, Math.min(SHOWN, gaps.size())));
  }
}
