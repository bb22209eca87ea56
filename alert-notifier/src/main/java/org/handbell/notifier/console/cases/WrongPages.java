package org.handbell.notifier.console.cases;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.Ruling;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.console.cases.CasePage.Choice;
import org.handbell.notifier.console.web.Answer;
import org.handbell.notifier.console.web.RouteTable;
import org.handbell.notifier.console.web.Section;
import org.handbell.notifier.console.web.Visit;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Desk;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Verdicts;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.verdict.Rehearsal;
import org.handbell.notifier.verdict.Rehearsed;
import org.handbell.notifier.verdict.Weighing;
import org.handbell.notifier.verdict.Wrong;
import org.jspecify.annotations.Nullable;

/** "Wrong because…": an exception is filled in, tried on what is kept, and only then signed. */
public final class WrongPages implements Section {

  private static final int DAYS = 90;
  private static final int LONGEST_PROPOSED = 100;

  private final NotifierConfig config;
  private final Register register;
  private final Rehearsal rehearsal;
  private final InstantSource clock;
  private final CaseDoor door;

  public WrongPages(
      NotifierConfig config, Register register, Rehearsal rehearsal, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.rehearsal = rehearsal;
    this.clock = clock;
    this.door = new CaseDoor(config, register);
  }

  @Override
  public void addTo(RouteTable table) {
    table.get("/cases/{number}/wrong", Area.CASES, this::ask);
    table.post("/cases/{number}/wrong", Area.CASES, this::answer);
    table.post("/cases/{number}/rulings/{id}/agree", Area.CASES, visit -> decide(visit, true));
    table.post("/cases/{number}/rulings/{id}/withdraw", Area.CASES, visit -> decide(visit, false));
  }

  private Optional<Listed> open(Visit visit) {
    return door.open(visit)
        .filter(listed -> !listed.isFalseAlarm() || listed.closedAt() == null)
        .filter(listed -> WrongForm.canBe(listed.about().incident()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), config.zone());
  }

  private Answer ask(Visit visit) {
    return open(visit)
        .map(listed -> show(listed.about(), usual(listed.about()), null, null))
        .orElseGet(Answer::missing);
  }

  /** What fits most often, so that little need be filled in. */
  private Map<String, String> usual(Case about) {
    Map<String, String> usual = new TreeMap<>();
    Incident incident = about.incident();
    Optional<Finding> first =
        WrongForm.findings(incident).stream().filter(finding -> !finding.core()).findFirst();
    first.ifPresent(finding -> usual.put("rule", WrongForm.token(finding.rule())));
    incident.evidence().stream()
        .filter(evidence -> evidence.kind() == Evidence.Kind.SEARCH)
        .filter(evidence -> first.isEmpty() || holds(evidence, first.get()))
        .map(Evidence::text)
        .filter(text -> text != null && text.length() <= LONGEST_PROPOSED)
        .map(text -> String.valueOf(text).replaceAll("[^\\p{L}\\p{M}\\p{N}']+", " ").strip())
        .filter(words -> !words.isEmpty())
        .findFirst()
        .ifPresent(words -> usual.put("words", words));
    usual.put("scope", usual.containsKey("words") ? "words" : "site");
    usual.put("until", today().plusDays(DAYS).toString());
    return usual;
  }

  private static boolean holds(Evidence evidence, Finding finding) {
    return evidence.findings().stream().anyMatch(each -> each.rule().equals(finding.rule()));
  }

  /** What a trial came to. */
  private record Tried(Rehearsed shown, Weighing weighing) {}

  private Answer answer(Visit visit) {
    Optional<Listed> found = open(visit);
    Optional<Contact> who = found.flatMap(each -> door.actor(visit.viewer(), each.about()));
    if (found.isEmpty() || who.isEmpty()) {
      return Answer.missing();
    }
    Case about = found.get().about();
    Map<String, String> typed = WrongForm.typed(visit::form);
    try {
      WrongForm form = WrongForm.read(typed);
      Ruling ruling =
          form.ruling(
              register.verdicts().freshId(about.number()),
              about.incident(),
              who.get(),
              today(),
              config.zone());
      Tried tried = tried(about, form.finding(about.incident()), ruling);
      return visit.form("sign").isPresent()
          ? sign(about, who.get(), form, tried)
          : show(about, typed, tried, null);
    } catch (WrongForm.Faulty e) {
      return show(about, typed, null, e.getMessage());
    }
  }

  private Tried tried(Case about, Finding finding, Ruling ruling) {
    Map<String, Incident> kept = new HashMap<>();
    Map<String, String> numbers = new HashMap<>();
    List<Case> cases = triedOn(about);
    for (Case each : cases) {
      kept.put(each.incident().id(), each.incident());
      numbers.put(each.incident().id(), each.number());
    }
    Rehearsed shown = rehearsal.of(ruling, cases.stream().map(Case::incident).toList());
    return new Tried(shown, Weighing.of(shown, finding.category(), kept, numbers));
  }

  /**
   * What was kept that everybody may read who may read this case: what a trial showed stands on the
   * case, and would tell them of any other.
   */
  private List<Case> triedOn(Case about) {
    List<Contact> readers = door.people(about);
    Map<Person, Boolean> known = new HashMap<>();
    return register.verdicts().kept(about.incident().schoolId()).stream()
        .filter(
            each ->
                known.computeIfAbsent(
                    each.incident().person(),
                    any ->
                        readers.stream()
                            .allMatch(reader -> register.desk().against(each, reader).isEmpty())))
        .toList();
  }

  private Answer sign(Case about, Contact by, WrongForm form, Tried tried) {
    Desk.Answer answer =
        register
            .verdicts()
            .sign(about.number(), by, form.wrong(), tried.shown().ruling(), tried.weighing());
    return answer instanceof Desk.Refused refused
        ? show(about, form.typed(), null, refused.reason())
        : Answer.moveTo("/cases/" + about.number() + "#rulings");
  }

  private Answer decide(Visit visit, boolean agree) {
    Verdicts verdicts = register.verdicts();
    return door.act(
        visit,
        (any, who) ->
            agree
                ? verdicts.agree(visit.path("number"), visit.path("id"), who)
                : verdicts.withdraw(visit.path("number"), visit.path("id"), who),
        "#rulings",
        reason ->
            Answer.again(
                "Not done",
                "console/not-done.jte",
                Map.of("number", visit.path("number"), "reason", reason)));
  }

  private Answer show(
      Case about, Map<String, String> typed, @Nullable Tried tried, @Nullable String fault) {
    WrongPage page = page(about, typed, tried, fault);
    String title = "Wrong because… case " + about.number();
    return page.refused() == null
        ? Answer.show(title, "console/wrong.jte", Map.of("page", page))
        : Answer.again(title, "console/wrong.jte", Map.of("page", page));
  }

  private WrongPage page(
      Case about, Map<String, String> typed, @Nullable Tried tried, @Nullable String fault) {
    Incident incident = about.incident();
    return new WrongPage(
        about.number(),
        WrongForm.findings(incident).stream()
            .map(
                finding ->
                    new Choice(
                        WrongForm.token(finding.rule()),
                        Shown.plain(finding.why()) + " (" + Shown.name(finding.rule()) + ")",
                        WrongForm.token(finding.rule()).equals(typed.get("rule"))))
            .toList(),
        List.of(Wrong.values()).stream()
            .map(
                each ->
                    new Choice(each.name(), each.title(), each.name().equals(typed.get("wrong"))))
            .toList(),
        incident.evidence().stream()
            .map(Evidence::site)
            .filter(site -> site != null && site.contains("."))
            .distinct()
            .map(
                site ->
                    new Choice(
                        WrongForm.token(site),
                        Shown.plain(site),
                        WrongForm.token(site).equals(typed.get("site"))))
            .toList(),
        typed,
        tried == null ? List.of() : tried.weighing().said(),
        tried == null ? null : RuledView.line(tried.shown().ruling()),
        tried != null && tried.weighing().takesTwo(),
        fault != null || tried == null ? fault : tried.weighing().refused());
  }
}
