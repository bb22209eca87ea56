package org.handbell.notifier.route;

import java.util.List;

/**
 * Who is told about an incident and who is left out, with the reasons.
 *
 * @param deliveries one for each address, empty when nobody may be told
 * @param summary one sentence for the case's record
 */
public record RouteDecision(List<Delivery> deliveries, List<Recused> recused, String summary) {

  public RouteDecision {
    deliveries = List.copyOf(deliveries);
    recused = List.copyOf(recused);
  }
}
