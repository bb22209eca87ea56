package org.handbell.notifier.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.handbell.notifier.recuse.Recusal;

/**
 * Decides whom an incident is told to. Without a route that fits, those are told of the first
 * roles, less the recused, else of the next role; what is not immediate is for the DSL alone at
 * first, and for a deputy when nobody takes it. Routes choose others; of illegal content and of
 * concerns about staff they only tell more people. Recusal comes after the routes and no route
 * undoes it, and where a route leaves nobody, those are told who would be without it.
 */
public final class Router {

  private final List<Contact> people;
  private final Map<String, SchoolPhase> phases;
  private final List<Route> routes;
  private final Presence presence;

  /**
   * @param phases by school id
   */
  public Router(
      List<Contact> people,
      Map<String, SchoolPhase> phases,
      List<Route> routes,
      Presence presence) {
    this.people = List.copyOf(people);
    this.phases = Map.copyOf(phases);
    this.routes = List.copyOf(routes);
    this.presence = presence;
  }

  /** Where no routes are configured and nobody is away. */
  public static Router usual(List<Contact> people) {
    return new Router(people, Map.of(), List.of(), Presence.EVERYBODY);
  }

  /** Who is told of it now. */
  public RouteDecision route(Incident incident) {
    RouteDecision decision = decide(incident, presence);
    return decision.deliveries().isEmpty() && !presence.isComplete()
        ? decide(incident, Presence.EVERYBODY)
        : decision;
  }

  private RouteDecision decide(Incident incident, Presence there) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), people);
    Readership readers = new Readership(serving(incident), recusal, there);
    List<Route> chosen = chosen(incident, recusal);
    boolean addsOnly = recusal.concernsStaff() || incident.holdsIllegal();
    if (chosen.isEmpty() || addsOnly || chosen.stream().anyMatch(each -> each.tell().usual())) {
      tellTheUsual(incident, recusal, readers, "");
    }
    for (Route route : chosen) {
      readers.tell(route.tell()::names, ", by route " + route.name());
    }
    if (readers.isEmpty()) {
      tellTheUsual(incident, recusal, readers, ", as the route leaves nobody");
    }
    List<Delivery> told = readers.told();
    return new RouteDecision(
        told, readers.recused(), summary(told, recusal), chosen.stream().map(Route::name).toList());
  }

  private List<Route> chosen(Incident incident, Recusal recusal) {
    SchoolPhase phase = phases.getOrDefault(incident.schoolId(), SchoolPhase.ALL_THROUGH);
    return Route.select(routes, match -> match.fits(incident, phase, recusal.concernsStaff()));
  }

  private static void tellTheUsual(
      Incident incident, Recusal recusal, Readership readers, String why) {
    if (incident.priority() != Priority.P1 && recusal.first().contains(Role.DSL)) {
      readers.tellQuietly(contact -> contact.role() == Role.DSL, why);
    }
    if (readers.isEmpty()) {
      readers.tell(contact -> recusal.first().contains(contact.role()), why);
    }
    for (Role role : recusal.next()) {
      if (readers.isEmpty() && !recusal.first().contains(role)) {
        readers.tell(contact -> contact.role() == role, ", as nobody nearer may be told" + why);
      }
    }
  }

  /**
   * The next person who may hear of it and has not been told, when mail to another failed.
   *
   * @param addresses where it was sent already, as {@link Contact#address()}
   */
  public Optional<Delivery> instead(Incident incident, Set<String> addresses) {
    Optional<Delivery> found = instead(incident, addresses, presence);
    return found.isEmpty() && !presence.isComplete()
        ? instead(incident, addresses, Presence.EVERYBODY)
        : found;
  }

  private Optional<Delivery> instead(Incident incident, Set<String> addresses, Presence there) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), people);
    List<Contact> left =
        serving(incident).stream()
            .filter(contact -> !addresses.contains(contact.address()))
            .toList();
    List<Set<Role>> order = new ArrayList<>(List.of(recusal.first()));
    recusal.next().forEach(role -> order.add(Set.of(role)));
    Readership readers = new Readership(left, recusal, there);
    for (Set<Role> roles : order) {
      if (readers.isEmpty()) {
        readers.tell(
            contact -> roles.contains(contact.role()), ", as another could not be reached");
      }
    }
    return readers.told().stream().findFirst();
  }

  private List<Contact> serving(Incident incident) {
    return people.stream().filter(contact -> contact.serves(incident.schoolId())).toList();
  }

  private static String summary(List<Delivery> told, Recusal recusal) {
    String about = recusal.concernsStaff() ? "a concern about staff" : "a concern";
    return told.isEmpty()
        ? about + " that nobody may be told of"
        : told.stream()
            .map(delivery -> delivery.contact().name() + " (" + delivery.because() + ")")
            .collect(Collectors.joining(", ", about + " for ", ""));
  }
}
