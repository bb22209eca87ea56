package org.handbell.notifier.console.glass;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.cases.CasePage;
import org.handbell.notifier.console.cases.CaseView;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.Problem;
import org.handbell.notifier.console.web.RateLimit;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.BreakGlass;
import org.handbell.notifier.register.BreakGlass.Opening;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** Where a case of another school is opened in need and read, and where it shows that it was. */
public final class GlassPages implements Section {

  private static final String PATH = "/break-glass";
  private static final String TEMPLATE = "console/break-glass.jte";
  private static final int TRIES = 10;
  private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{6,9}");
  private static final String REFUSED =
      "There is no such case, or it is not one that you may open like this. That you tried is"
          + " recorded.";
  private static final String NO_REASON =
      "Say in 10 to 1,000 characters why you need to read it now.";

  private final NotifierConfig config;
  private final Register register;
  private final InstantSource clock;
  private final CaseView view;
  private final RateLimit tries;

  public GlassPages(
      NotifierConfig config, Register register, InstantSource clock, LongSupplier nanos) {
    this.config = config;
    this.register = register;
    this.clock = clock;
    this.view = new CaseView(config, register, clock);
    this.tries = new RateLimit(TRIES, Duration.ofMinutes(15), nanos);
  }

  @Override
  public void addTo(RouteTable table) {
    if (config.schools().size() > 1) {
      table.menu("Break-glass", PATH, Area.CASES);
      table
          .get(PATH, Area.CASES, visit -> Answer.show("Break-glass", TEMPLATE, page(visit, null)))
          .post(PATH, Area.CASES, this::open)
          .get(PATH + "/{number}", Area.CASES, this::read);
    }
  }

  private Answer open(Visit visit) {
    Viewer viewer = visit.viewer();
    String number = visit.form("number").orElse("");
    String reason = visit.form("reason").orElse("");
    if (!BreakGlass.isReason(reason)) {
      return again(visit, NO_REASON);
    }
    if (!tries.allows(viewer.self().id())) {
      return Problem.of(429).asAnswer();
    }
    if (maySeeAnyway(number, viewer)) {
      return Answer.moveTo("/cases/" + number);
    }
    return NUMBER.matcher(number).matches() && register.breakGlass().open(number, viewer, reason)
        ? Answer.moveTo(PATH + "/" + number)
        : again(visit, REFUSED);
  }

  private Answer again(Visit visit, String wrong) {
    return Answer.again("Error: Break-glass", TEMPLATE, page(visit, wrong));
  }

  private boolean maySeeAnyway(String number, Viewer viewer) {
    return register
        .find(number)
        .flatMap(
            about ->
                viewer.asReaders().stream()
                    .filter(role -> register.desk().against(about, role).isEmpty())
                    .findFirst())
        .isPresent();
  }

  private Answer read(Visit visit) {
    Viewer viewer = visit.viewer();
    Sight sight = throughGlass(viewer);
    String number = visit.path("number");
    Optional<CasePage> page =
        NUMBER.matcher(number).matches()
            ? register
                .reading()
                .open(number, sight, viewer.self().id())
                .map(each -> view.of(each, viewer, sight, null))
            : Optional.empty();
    return page.map(
            each ->
                Answer.show(
                    "Case " + number, "console/case.jte", Map.of("page", each, "typed", Map.of())))
        .orElseGet(Answer::missing);
  }

  private Sight throughGlass(Viewer viewer) {
    return Sight.throughGlass(viewer.contacts(), config.contacts(), schools(), clock.instant());
  }

  private List<String> schools() {
    return config.schools().stream().map(School::id).toList();
  }

  private Map<String, Object> page(Visit visit, @Nullable String wrong) {
    Viewer viewer = visit.viewer();
    Sight own = Sight.of(viewer.contacts(), config.contacts(), schools());
    return Map.of(
        "page",
        new GlassPage(
            lines(own(viewer), PATH),
            lines(register.breakGlass().seenBy(own), "/cases"),
            wrong,
            visit.form("number").orElse(""),
            visit.form("reason").orElse("")));
  }

  /** Why another opened the same case is not for them to read. */
  private List<Opening> own(Viewer viewer) {
    return register.breakGlass().seenBy(throughGlass(viewer)).stream()
        .filter(
            each -> viewer.contacts().stream().anyMatch(role -> role.id().equals(each.personId())))
        .filter(each -> each.until().isAfter(clock.instant()))
        .toList();
  }

  private List<GlassPage.Line> lines(List<Opening> openings, String under) {
    return openings.stream()
        .map(
            each ->
                new GlassPage.Line(
                    each.number(),
                    under + "/" + each.number(),
                    "%s, opened %s by %s, until %s"
                        .formatted(
                            Shown.name(config.school(each.schoolId()).name()),
                            When.shortly(each.at(), config.zone()),
                            name(each.personId()),
                            When.shortly(each.until(), config.zone())),
                    Shown.prose(each.reason())))
        .distinct()
        .toList();
  }

  private String name(String id) {
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(id))
        .map(Contact::name)
        .map(Shown::name)
        .findFirst()
        .orElse(id);
  }
}
