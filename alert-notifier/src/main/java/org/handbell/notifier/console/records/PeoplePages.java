package org.handbell.notifier.console.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.records.PeoplePage.Found;
import org.handbell.notifier.console.records.PeoplePage.OneCase;
import org.handbell.notifier.console.records.PeoplePage.Request;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Erasures;
import org.handbell.notifier.register.PersonFiles;
import org.handbell.notifier.register.PersonFiles.PersonFile;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;
import org.jspecify.annotations.Nullable;

/** What is kept of one person: a copy for them, and their erasure by two people. */
public final class PeoplePages implements Section {

  private static final String PATH = "/people";
  private static final String TEMPLATE = "console/records/people.jte";
  private static final Set<Role> ERASING =
      EnumSet.of(Role.DSL, Role.HEAD, Role.CHAIR, Role.TRUST_DSL);

  private final NotifierConfig config;
  private final Register register;
  private final InstantSource clock;

  public PeoplePages(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.clock = clock;
  }

  @Override
  public void addTo(RouteTable table) {
    table.menu("A person's data", PATH, Area.CASES);
    table.get(PATH, Area.CASES, visit -> show(visit, null));
    table.post("/people/export", Area.CASES, this::export);
    table.post("/people/erase", Area.CASES, this::erase);
    table.post("/people/agree", Area.CASES, this::agree);
    table.post("/people/refuse", Area.CASES, this::refuse);
  }

  private Sight sight(Viewer viewer) {
    return Sight.of(
        viewer.contacts(), config.contacts(), config.schools().stream().map(School::id).toList());
  }

  private Answer show(Visit visit, @Nullable String wrong) {
    Viewer viewer = visit.viewer();
    Sight sight = sight(viewer);
    Optional<String> chosen = visit.query("person").or(() -> visit.form("person"));
    Optional<PersonFile> file = chosen.flatMap(id -> register.personFiles().of(id, sight));
    String asked = visit.query("who").orElse("");
    List<PersonFiles.Found> fit =
        asked.length() < 2 || file.isPresent()
            ? List.of()
            : register.personFiles().find(asked, sight);
    List<PersonFiles.Found> shown = fit.subList(0, Math.min(PersonFiles.MOST_FOUND, fit.size()));
    if (wrong == null) {
      note(viewer, file, asked, shown);
    }
    PeoplePage page =
        new PeoplePage(
            asked,
            shown.stream().map(PeoplePages::found).toList(),
            fit.size() > shown.size(),
            file.map(PersonFile::personId).orElse(null),
            file.map(this::cases).orElse(List.of()),
            mayErase(viewer) ? requests(viewer, sight) : List.of(),
            mayErase(viewer),
            wrong,
            visit.query("said").flatMap(PeoplePages::said).orElse(null));
    Map<String, Object> values = Map.of("page", page);
    return wrong == null
        ? Answer.show("A person's data", TEMPLATE, values)
        : Answer.again("A person's data", TEMPLATE, values);
  }

  /** Who looked at whom is written down, and not at the page alone. */
  private void note(
      Viewer viewer, Optional<PersonFile> file, String asked, List<PersonFiles.Found> shown) {
    PersonFiles files = register.personFiles();
    if (file.isPresent()) {
      files.looked(viewer.self().id(), file.get().personId());
    } else if (!asked.isEmpty()) {
      files.searched(viewer.self().id(), asked, shown);
    }
  }

  private static Optional<String> said(String what) {
    return switch (what) {
      case "asked" -> Optional.of("The erasure waits for another person to agree.");
      case "agreed" -> Optional.of("The erasure begins within a minute.");
      case "refused" -> Optional.of("The erasure is refused.");
      default -> Optional.empty();
    };
  }

  private static Found found(PersonFiles.Found found) {
    return new Found(
        Shown.name(found.who().isBlank() ? found.personId() : found.who()),
        PATH + "?person=" + URLEncoder.encode(found.personId(), UTF_8),
        "%s, %d cases, %d of them open"
            .formatted(Shown.name(found.personId()), found.cases(), found.open()));
  }

  private List<OneCase> cases(PersonFile file) {
    return file.cases().stream()
        .map(each -> each.listed().about())
        .map(about -> new OneCase(about.number(), line(about)))
        .toList();
  }

  private String line(Case about) {
    return "case %s of %s: %s"
        .formatted(
            about.number(),
            When.day(about.incident().lastOccurred(), config.zone()),
            CaseText.sentenceOf(about.incident()));
  }

  private List<Request> requests(Viewer viewer, Sight sight) {
    return register.erasures().pending().stream()
        .filter(each -> each.personId() != null)
        .filter(each -> mayErase(viewer, each.schoolId()) && sees(each, sight))
        .map(each -> request(each, viewer))
        .toList();
  }

  private boolean sees(Erasures.Request request, Sight sight) {
    return register.personFiles().of(String.valueOf(request.personId()), sight).isPresent();
  }

  private Request request(Erasures.Request each, Viewer viewer) {
    return new Request(
        each.id(),
        "%s, asked for by %s %s"
            .formatted(
                Shown.name(String.valueOf(each.personId())),
                Shown.name(name(each.askedBy())),
                When.shortly(each.askedAt(), config.zone())),
        Shown.prose(each.reason()),
        viewer.contacts().stream().anyMatch(contact -> contact.id().equals(each.askedBy())),
        each.state() == Erasures.State.AGREED);
  }

  private String name(String id) {
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(id))
        .map(Contact::name)
        .findFirst()
        .orElse(id);
  }

  private static boolean mayErase(Viewer viewer) {
    return viewer.roles().stream().anyMatch(ERASING::contains);
  }

  private static boolean mayErase(Viewer viewer, String schoolId) {
    return viewer.contacts().stream()
        .anyMatch(role -> ERASING.contains(role.role()) && role.serves(schoolId));
  }

  private boolean isKnown(Visit visit) {
    return requests(visit.viewer(), sight(visit.viewer())).stream()
        .anyMatch(each -> each.id().equals(visit.form("id").orElse("")));
  }

  private Answer export(Visit visit) {
    Viewer viewer = visit.viewer();
    Optional<PersonFile> file =
        visit.form("person").flatMap(id -> register.personFiles().of(id, sight(viewer)));
    if (file.isEmpty()) {
      return show(visit, "Nothing is kept of that person that you may see");
    }
    List<String> withheld = visit.forms("withhold");
    SubjectAccess copy = copy(file.get(), withheld);
    register
        .personFiles()
        .exported(viewer.self().id(), file.get().personId(), copy.cases().size(), copy.withheld());
    return visit.form("as").filter("json"::equals).isPresent()
        ? new Answer.Download("handbell-person.json", "application/json", copy.json())
        : new Answer.Download("handbell-person.html", "text/html; charset=utf-8", copy.html());
  }

  private SubjectAccess copy(PersonFile file, List<String> withheld) {
    String school = file.cases().get(0).listed().about().incident().schoolId();
    return SubjectAccess.of(
        file,
        withheld,
        register.personFiles().others(school, file.personId()),
        config,
        config.school(school).name(),
        clock.instant());
  }

  private Answer erase(Visit visit) {
    Viewer viewer = visit.viewer();
    String person = visit.form("person").orElse("");
    if (!mayErase(viewer, person.substring(0, Math.max(0, person.indexOf('/'))))) {
      return Answer.missing();
    }
    return register
        .erasures()
        .ask(person, viewer.self(), sight(viewer), visit.form("reason").orElse(""))
        .map(wrong -> show(visit, wrong))
        .orElseGet(() -> Answer.moveTo(PATH + "?said=asked"));
  }

  private Answer agree(Visit visit) {
    Viewer viewer = visit.viewer();
    if (!isKnown(visit)) {
      return Answer.missing();
    }
    return register
        .erasures()
        .agree(visit.form("id").orElse(""), viewer.self(), sight(viewer), config.contacts())
        .map(wrong -> show(visit, wrong))
        .orElseGet(() -> Answer.moveTo(PATH + "?said=agreed"));
  }

  private Answer refuse(Visit visit) {
    Viewer viewer = visit.viewer();
    if (!isKnown(visit)) {
      return Answer.missing();
    }
    return register
        .erasures()
        .refuse(visit.form("id").orElse(""), viewer.self())
        .map(wrong -> show(visit, wrong))
        .orElseGet(() -> Answer.moveTo(PATH + "?said=refused"));
  }
}
