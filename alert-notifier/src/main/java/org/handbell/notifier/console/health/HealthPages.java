package org.handbell.notifier.console.health;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Surroundings;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Role;

/** The health page, for the schools whose health the viewer may see. */
public final class HealthPages implements Section {

  private static final String PATH = "/health";

  private final NotifierConfig config;
  private final Register register;
  private final HealthView view;

  public HealthPages(
      NotifierConfig config, Register register, Surroundings around, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.view = new HealthView(config, register, around, clock);
  }

  @Override
  public void addTo(RouteTable table) {
    table.menu("Health", PATH, Area.HEALTH);
    table.get(PATH, Area.HEALTH, this::show);
  }

  private Answer show(Visit visit) {
    Viewer viewer = visit.viewer();
    register.registers().looked(viewer.self().id(), "view", "health");
    List<String> schools =
        config.schools().stream()
            .map(School::id)
            .filter(school -> viewer.mayEnter(Area.HEALTH, school))
            .toList();
    return Answer.show(
        "Health", "console/health.jte", Map.of("page", view.of(schools, tended(viewer, schools))));
  }

  /** To whom a mail did not go tells whom a concern was kept from: it is for who mends it. */
  private static List<String> tended(Viewer viewer, List<String> schools) {
    return schools.stream()
        .filter(
            school ->
                viewer.contacts().stream()
                    .anyMatch(role -> role.role() == Role.IT && role.serves(school)))
        .toList();
  }
}
