package org.handbell.notifier.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.model.Incident;
import org.handbell.model.Priority;
import org.handbell.notifier.recuse.Recusal;

/**
 * Decides whom an incident is told to: the first roles, less the recused, else the next role. What
 * is not immediate is for the DSL alone at first, and for a deputy when nobody takes it.
 */
public final class Router {

  private Router() {}

  public static RouteDecision route(Incident incident, List<Contact> people) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), people);
    List<Contact> here =
        people.stream().filter(contact -> contact.serves(incident.schoolId())).toList();
    List<Recused> recused = new ArrayList<>();
    List<Delivery> told =
        incident.priority() == Priority.P1 || !recusal.first().contains(Role.DSL)
            ? List.of()
            : tell(Set.of(Role.DSL), here, recusal, new ArrayList<>(), "");
    if (told.isEmpty()) {
      told = tell(recusal.first(), here, recusal, recused, "");
    }
    for (Role role : recusal.next()) {
      if (told.isEmpty() && !recusal.first().contains(role)) {
        told = tell(Set.of(role), here, recusal, recused, ", as nobody nearer may be told");
      }
    }
    return new RouteDecision(told, recused, summary(told, recusal));
  }

  /**
   * The next person who may hear of it and has not been told, when mail to another failed.
   *
   * @param addresses where it was sent already, as {@link Contact#address()}
   */
  public static Optional<Delivery> instead(
      Incident incident, List<Contact> people, Set<String> addresses) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), people);
    List<Contact> left =
        people.stream()
            .filter(contact -> contact.serves(incident.schoolId()))
            .filter(contact -> !addresses.contains(contact.address()))
            .toList();
    List<Set<Role>> order = new ArrayList<>(List.of(recusal.first()));
    recusal.next().forEach(role -> order.add(Set.of(role)));
    return order.stream()
        .flatMap(
            roles ->
                tell(roles, left, recusal, new ArrayList<>(), ", as another could not be reached")
                    .stream())
        .findFirst();
  }

  private static List<Delivery> tell(
      Set<Role> roles, List<Contact> here, Recusal recusal, List<Recused> recused, String why) {
    Map<String, Delivery> byAddress = new LinkedHashMap<>();
    for (Contact contact : here) {
      if (roles.contains(contact.role())) {
        recusal
            .against(contact)
            .ifPresentOrElse(
                because -> recused.add(new Recused(contact, because)),
                () ->
                    byAddress.putIfAbsent(
                        contact.address(), new Delivery(contact, contact.role().id() + why)));
      }
    }
    return List.copyOf(byAddress.values());
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
