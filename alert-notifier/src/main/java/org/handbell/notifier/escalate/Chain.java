package org.handbell.notifier.escalate;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.handbell.model.Incident;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Presence;
import org.handbell.notifier.route.Role;

/**
 * Whom a step tells. Each step of a P1 finds somebody who has not been told, over the roles that
 * recusal leaves, until nobody is left; then all are reminded.
 *
 * @param people everybody the organisation has configured
 * @param rota ids of those who can be reached at any hour; without any, the roles do
 * @param presence who is away now
 */
public record Chain(List<Contact> people, List<String> rota, Presence presence) {

  private static final Set<Role> ROTA =
      EnumSet.of(Role.DSL, Role.DEPUTY_DSL, Role.HEAD, Role.TRUST_DSL);

  /** Where nobody is away. */
  public Chain(List<Contact> people, List<String> rota) {
    this(people, rota, Presence.EVERYBODY);
  }

  /** Who hears of a case at a step, and why. */
  public record Call(List<Delivery> added, List<Contact> reminded, String because) {}

  /**
   * Decides one step.
   *
   * @param told those whom a mail about the case was owed to and not refused
   * @param tried the addresses of all whom one was owed to, as {@link Contact#address()}
   */
  public Call call(Incident incident, Step step, Collection<Contact> told, Set<String> tried) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), people);
    List<Contact> left =
        people.stream()
            .filter(contact -> contact.serves(incident.schoolId()))
            .filter(contact -> !tried.contains(contact.address()))
            .filter(contact -> recusal.against(contact).isEmpty())
            .toList();
    List<Delivery> present = added(incident, step, left, recusal, presence);
    List<Delivery> added =
        present.isEmpty() && !presence.isComplete()
            ? added(incident, step, left, recusal, Presence.EVERYBODY)
            : present;
    boolean alone = step.widens() && added.isEmpty();
    Map<String, Contact> reminded = new LinkedHashMap<>();
    told.stream()
        .filter(contact -> step.remind() || alone)
        .filter(contact -> recusal.against(contact).isEmpty())
        .forEach(contact -> reminded.putIfAbsent(contact.address(), contact));
    return new Call(
        added, List.copyOf(reminded.values()), because(alone, added, reminded.values()));
  }

  private List<Delivery> added(
      Incident incident, Step step, List<Contact> left, Recusal recusal, Presence there) {
    if (!step.widens()) {
      return List.of();
    }
    List<Delivery> asked =
        pick(left, contact -> isAsked(step, contact), there, ", as nobody has taken the case");
    if (!asked.isEmpty() || incident.priority() != Priority.P1) {
      return asked;
    }
    return recusal.next().stream()
        .map(
            role ->
                pick(left, contact -> contact.role() == role, there, ", as nobody nearer is left"))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private boolean isAsked(Step step, Contact contact) {
    boolean onRota = rota.isEmpty() ? ROTA.contains(contact.role()) : rota.contains(contact.id());
    return step.tell().contains(contact.role()) || (step.rota() && onRota);
  }

  private static List<Delivery> pick(
      List<Contact> left, Predicate<Contact> wanted, Presence there, String because) {
    Map<String, Delivery> byAddress = new LinkedHashMap<>();
    left.stream()
        .filter(wanted)
        .flatMap(contact -> there.delivery(contact, left::contains, because).stream())
        .forEach(each -> byAddress.putIfAbsent(each.contact().address(), each));
    return List.copyOf(byAddress.values());
  }

  private static String because(boolean alone, List<Delivery> added, Collection<Contact> reminded) {
    String names = added.stream().map(each -> each.contact().id()).collect(joining(", "));
    String again = reminded.stream().map(Contact::id).collect(joining(", "));
    return (alone ? "nobody is left" : names.isEmpty() ? "nobody new" : "told " + names)
        + (again.isEmpty() ? "" : "; reminded " + again);
  }

  /**
   * Those in the office who are asked to fetch somebody, and hear nothing else: of an urgent
   * concern about a pupil, as phones are barred in lessons.
   */
  public List<Contact> runners(Incident incident) {
    return people.stream()
        .filter(contact -> contact.serves(incident.schoolId()))
        .filter(contact -> !presence.isAway(contact) && mayRun(incident, contact))
        .toList();
  }

  /** True where that contact may be asked to fetch somebody because of this incident. */
  public boolean mayRun(Incident incident, Contact contact) {
    Recusal recusal = Recusal.of(incident.person(), incident.schoolId(), people);
    return contact.role() == Role.OFFICE
        && incident.priority() == Priority.P1
        && incident.person().kind() != PersonKind.STAFF
        && !recusal.concernsStaff()
        && !recusal.isSubject(contact);
  }
}
