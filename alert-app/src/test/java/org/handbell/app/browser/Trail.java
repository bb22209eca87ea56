package org.handbell.app.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.notifier.console.web.Route;

/**
 * The pages that somebody can reach: along the links from the first one, and each of the table that
 * needs nothing filled in. New pages are found without being listed here.
 */
final class Trail {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]+)");
  private static final int OF_ONE_KIND = 4;
  private static final int FOLLOWED = 40;

  private final Visitor visitor;
  private final List<Route> routes;
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, Integer> found = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final List<String> pages = new ArrayList<>();
  private final Set<String> reached = new HashSet<>();

  Trail(Visitor visitor, List<Route> routes) {
    this.visitor = visitor;
    this.routes = routes.stream().filter(each -> each.method() == Route.Method.GET).toList();
  }

  /** Every page that is one, a few of each kind; the links of more are followed. */
  List<String> everyPage() {
    Deque<String> open = new ArrayDeque<>(List.of("/"));
    routes.stream().map(Route::path).filter(path -> !path.contains("{")).forEach(open::add);
    while (!open.isEmpty()) {
      String path = open.poll();
      if (asked.add(path) && path.startsWith("/") && isOneOfFew(path)) {
        open.addAll(follow(path));
      }
    }
    return pages;
  }

  private boolean isOneOfFew(String path) {
    return !path.startsWith("/assets/")
        && seen.merge(routeOf(path, routes), 1, Integer::sum) <= FOLLOWED;
  }

  /** The rows of the table that {@link #everyPage} had an answer of, files too. */
  Set<String> reached() {
    return Set.copyOf(reached);
  }

  /** One of each kind. */
  List<String> onePageOfEach() {
    Map<String, String> first = new LinkedHashMap<>();
    everyPage().forEach(path -> first.putIfAbsent(routeOf(path, routes), path));
    return List.copyOf(first.values());
  }

  private List<String> follow(String path) {
    APIResponse answer =
        visitor.context().request().get(path, RequestOptions.create().setMaxRedirects(0));
    String type = answer.headers().getOrDefault("content-type", "");
    if (answer.status() < 400) {
      reached.add(routeOf(path, routes));
    }
    if (answer.status() == 303) {
      return List.of(answer.headers().getOrDefault("location", "/"));
    }
    if (answer.status() != 200 || !type.startsWith("text/html")) {
      return List.of();
    }
    if (found.merge(routeOf(path, routes), 1, Integer::sum) <= OF_ONE_KIND) {
      pages.add(path);
    }
    return links(answer.text());
  }

  /** Where the links of a page lead. */
  static List<String> links(String html) {
    return LINK.matcher(html).results().map(each -> each.group(1).replace("&amp;", "&")).toList();
  }

  /** The row of the table that answers for that path. */
  static String routeOf(String path, List<Route> routes) {
    String bare = path.replaceAll("[?#].*", "");
    return routes.stream()
        .map(Route::path)
        .filter(each -> matches(each, bare))
        .min((a, b) -> Boolean.compare(a.contains("{"), b.contains("{")))
        .orElse(bare);
  }

  private static boolean matches(String route, String path) {
    Matcher parts = Pattern.compile("\\{[^}]+}").matcher(route);
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (parts.find()) {
      pattern.append(Pattern.quote(route.substring(end, parts.start()))).append("[^/]+");
      end = parts.end();
    }
    return path.matches(pattern.append(Pattern.quote(route.substring(end))).toString());
  }
}
