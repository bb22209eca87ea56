package org.handbell.notifier.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A branch of the tree that says who is told of what. The first that fits is taken, and of its own
 * branches the first that fits; where none does, it speaks for itself.
 *
 * @param name by which reasons speak of it
 * @param goesOn true where those after it are asked as well
 */
public record Route(String name, Match match, Tell tell, boolean goesOn, List<Route> routes) {

  public Route {
    routes = List.copyOf(routes);
  }

  /** The routes that speak for a concern; none where no branch fits. */
  static List<Route> select(List<Route> routes, Predicate<Match> fits) {
    List<Route> selected = new ArrayList<>();
    for (Route route : routes) {
      if (fits.test(route.match)) {
        List<Route> nearer = select(route.routes, fits);
        selected.addAll(nearer.isEmpty() ? List.of(route) : nearer);
        if (!route.goesOn) {
          break;
        }
      }
    }
    return selected;
  }
}
