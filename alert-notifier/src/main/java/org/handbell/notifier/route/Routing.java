package org.handbell.notifier.route;

import java.util.List;

/**
 * What an organisation has chosen about who is told.
 *
 * @param routes empty where Handbell's own choice holds for everything
 */
public record Routing(List<Route> routes, List<Absence> absences) {

  /** Where nothing is configured. */
  public static final Routing USUAL = new Routing(List.of(), List.of());

  public Routing {
    routes = List.copyOf(routes);
    absences = List.copyOf(absences);
  }
}
