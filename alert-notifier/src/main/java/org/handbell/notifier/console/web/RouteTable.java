package org.handbell.notifier.console.web;

import java.util.ArrayList;
import java.util.List;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;

/** Every page of the console with the area that it lies in, and the menu. */
public final class RouteTable {

  private final List<Route> routes = new ArrayList<>();
  private final List<Entry> menu = new ArrayList<>();

  private record Entry(String text, String path, Area area) {}

  /** A page that changes nothing. */
  public RouteTable get(String path, Area area, Page page) {
    return add(new Route(Route.Method.GET, path, area, page));
  }

  /** What pressing a button does. */
  public RouteTable post(String path, Area area, Page page) {
    return add(new Route(Route.Method.POST, path, area, page));
  }

  private RouteTable add(Route route) {
    routes.add(route);
    return this;
  }

  /** Puts a page into the menu of those who may open it. */
  public RouteTable menu(String text, String path, Area area) {
    menu.add(new Entry(text, path, area));
    return this;
  }

  /** Every row, in the order in which they were added. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** The menu of that viewer, with the entry marked that leads to where they are. */
  public List<MenuItem> menuOf(Viewer viewer, String here) {
    return menu.stream()
        .filter(entry -> viewer.mayEnter(entry.area()))
        .map(entry -> new MenuItem(entry.text(), entry.path(), leadsTo(entry.path(), here)))
        .toList();
  }

  private static boolean leadsTo(String path, String here) {
    return here.equals(path) || (path.length() > 1 && here.startsWith(path + "/"));
  }
}
