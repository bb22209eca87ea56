package org.handbell.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handbell.app.WholeHandbell;
import org.handbell.notifier.console.web.Route;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page of the table that anybody may open, as the people who may open it see it. */
@InBrowser
class PagesTest {

  /** The order is that of how much each sees, so that later ones add little that is new. */
  private static final List<String> PEOPLE =
      List.of("dsl", "head", "trust", "chair", "it", "auditor", "governor", "elm-dsl");

  private final Set<String> examined = new HashSet<>();
  private final Set<String> reached = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void plant(WholeHandbell handbell) {
    Planted.in(handbell);
  }

  @Test
  void every_page_is_accessible_fits_a_narrow_screen_and_asks_for_nothing_elsewhere(
      Chromium chromium, WholeHandbell handbell) {
    for (String person : PEOPLE) {
      try (Visitor visitor = chromium.visitor(handbell.address(), Look.DARK_PHONE)) {
        visitor.enter(handbell.pass(person));
        Trail trail = new Trail(visitor, handbell.pages());
        for (String path : trail.everyPage()) {
          look(visitor, person, path, handbell.pages());
        }
        reached.addAll(trail.reached());
        faults.addAll(visitor.faults());
      }
    }
    outside(chromium, handbell);

    assertThat(faults).isEmpty();
    assertThat(examined).contains("/cases", "/cases/{number}", "/account");
    assertThat(unreached(handbell.pages())).isEmpty();
  }

  /** What no link leads to for anybody is looked at by nobody here. */
  private List<String> unreached(List<Route> routes) {
    return routes.stream()
        .filter(route -> route.method() == Route.Method.GET)
        .map(Route::path)
        .filter(path -> !reached.contains(path) && !examined.contains(path))
        .distinct()
        .toList();
  }

  private void outside(Chromium chromium, WholeHandbell handbell) {
    String invitation =
        handbell.command("accounts", "--config", handbell.configuration(), "invite", "governor");
    String taken =
        Trail.links(handbell.mail(each -> each.text().contains("/take/")).html()).stream()
            .filter(link -> link.contains("/take/"))
            .findFirst()
            .orElseThrow();
    try (Visitor visitor = chromium.visitor(handbell.address(), Look.DARK_PHONE)) {
      for (String path : List.of("/sign-in", "/nowhere", invitation.strip(), taken)) {
        look(visitor, "nobody", path, handbell.pages());
        reached.add(Trail.routeOf(path.replace(handbell.address(), ""), handbell.pages()));
      }
      faults.addAll(visitor.faults());
    }
  }

  /** The first time that a page is seen, it is looked at closely. */
  private void look(Visitor visitor, String person, String path, List<Route> routes) {
    visitor.open(path);
    String page = Trail.routeOf(path, routes);
    String where = person + " at " + path + ": ";
    Sights sights = new Sights(visitor);
    sights.unfold();
    sights.size(Look.NARROWEST, 700);
    if (visitor.scrollsSideways()) {
      faults.add(where + "scrolls sideways: " + sights.tooWide());
    }
    sights.tooSmallToTouch().forEach(fault -> faults.add(where + fault));
    if (examined.add(page + person.charAt(0))) {
      Axe.violations(visitor.page()).forEach(fault -> faults.add(where + fault));
    }
    if (examined.add(page)) {
      sights.colours(false);
      Axe.violations(visitor.page()).forEach(fault -> faults.add(where + "light: " + fault));
      sights.size(Look.DESK.width(), Look.DESK.height());
      Axe.violations(visitor.page()).forEach(fault -> faults.add(where + "wide: " + fault));
      sights.colours(true);
      Axe.violations(visitor.page()).forEach(fault -> faults.add(where + "wide, dark: " + fault));
    }
  }
}
