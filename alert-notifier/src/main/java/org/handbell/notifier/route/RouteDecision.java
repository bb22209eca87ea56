package org.handbell.notifier.route;

import java.util.List;

/**
 * Who is told about an incident and who is left out, with the reasons.
 *
 * @param deliveries one for each address, empty when nobody may be told
 * @param summary one sentence for the case's record
 * @param routes the names of the routes that spoke for it; none where no route fits
 */
public record RouteDecision(
    List<Delivery> deliveries, List<Recused> recused, String summary, List<String> routes) {

  public RouteDecision {
    deliveries = List.copyOf(deliveries);
    recused = List.copyOf(recused);
    routes = List.copyOf(routes);
  }

  /** True where mail to that address is part of it. */
  public boolean tells(Contact contact) {
    return deliveries.stream().anyMatch(each -> each.contact().address().equals(contact.address()));
  }
}
