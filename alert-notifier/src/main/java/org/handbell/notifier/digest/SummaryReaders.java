package org.handbell.notifier.digest;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.handbell.model.Incident;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Presence;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.RouteDecision;
import org.handbell.notifier.route.Router;

/**
 * Who is told of which of the day's lesser concerns: the safeguarding leads, whoever is there in
 * their place, or whom a route names.
 */
public final class SummaryReaders {

  private static final Set<Role> LEADS = EnumSet.of(Role.DSL, Role.DEPUTY_DSL);

  private final Set<Contact> leads;
  private final List<Contact> people;
  private final Router router;

  private SummaryReaders(Set<Contact> leads, List<Contact> people, Router router) {
    this.leads = leads;
    this.people = people;
    this.router = router;
  }

  static SummaryReaders at(String schoolId, NotifierConfig config, Instant now) {
    return new SummaryReaders(leads(schoolId, config, now), config.contacts(), config.router(now));
  }

  /**
   * Those of a school who read the summary where no route names others. An absent lead does where
   * there is no other lead and no cover.
   */
  public static Set<Contact> leads(String schoolId, NotifierConfig config, Instant now) {
    Presence presence = config.presence(now);
    List<Contact> all =
        config.contacts().stream()
            .filter(contact -> contact.serves(schoolId) && LEADS.contains(contact.role()))
            .toList();
    Set<Contact> there =
        all.stream()
            .flatMap(lead -> presence.delivery(lead, each -> each.serves(schoolId), "").stream())
            .map(Delivery::contact)
            .collect(toUnmodifiableSet());
    return there.isEmpty() ? Set.copyOf(all) : there;
  }

  /** Who is told of it, unless recusal takes them out again. */
  List<Contact> of(Incident incident) {
    RouteDecision decision = router.route(incident);
    return people.stream().filter(contact -> reads(contact, decision)).toList();
  }

  private boolean reads(Contact reader, RouteDecision decision) {
    return decision.routes().isEmpty() ? leads.contains(reader) : decision.tells(reader);
  }
}
