package org.handbell.notifier.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.handbell.model.Priority;
import org.handbell.model.Risk;
import org.handbell.model.Theme;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.compose.CaseText;
import org.handbell.notifier.console.cases.CaseExport;
import org.handbell.notifier.console.cases.CaseView;
import org.handbell.notifier.console.cases.InboxForm;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Inbox;
import org.handbell.notifier.register.Listed;
import org.handbell.notifier.register.Reading;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Wanted;
import org.jspecify.annotations.Nullable;

/** What a program may read of cases: what the person in whose place it stands may, and no more. */
final class CaseReads {

  private static final int USUAL = 25;
  private static final int MOST = 100;
  private static final int LONGEST = 60;
  static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{6,9}");

  private final NotifierConfig config;
  private final Register register;
  private final CaseView view;
  private final ZoneId zone;

  CaseReads(NotifierConfig config, Register register, InstantSource clock) {
    this.config = config;
    this.register = register;
    this.view = new CaseView(config, register, clock);
    this.zone = config.zone();
  }

  List<ApiRoute> routes() {
    return List.of(
        ApiRoute.get("/cases", Area.CASES, this::list),
        ApiRoute.get("/cases/{number}", Area.CASES, call -> about(call, each -> whole(call, each))),
        ApiRoute.get(
            "/cases/{number}/evidence", Area.CASES, call -> about(call, each -> seen(each))),
        ApiRoute.get(
            "/cases/{number}/timeline",
            Area.CASES,
            call -> about(call, each -> course(call, each))),
        ApiRoute.get(
            "/cases/{number}/text", Area.CASES, call -> about(call, each -> text(call, each))));
  }

  /** One page of a list. */
  private record Page(List<CaseLine> cases, @Nullable String next) {}

  private Reply list(Call call) {
    Asked query = call.query();
    int size = query.number("limit", USUAL, MOST);
    Optional<String> cursor = query.text("cursor", LONGEST);
    Optional<Inbox.Place> after = cursor.flatMap(InboxForm::place);
    if (cursor.isPresent() && after.isEmpty()) {
      query.fault("cursor", "is what an earlier answer had under next");
    }
    Wanted wanted = wanted(query);
    Optional<Reply> fault = query.fault();
    if (fault.isPresent()) {
      return fault.get();
    }
    register.reading().looked(call.caller().self().id(), "/api/v1/cases");
    Inbox.Page page =
        register.inbox().page(call.caller().sight(), wanted, after.orElse(null), size);
    return Reply.given(
        new Page(
            page.cases().stream().map(CaseLine::of).toList(),
            page.next().map(InboxForm::written).orElse(null)));
  }

  private Wanted wanted(Asked query) {
    LocalDate from = query.day("from");
    LocalDate to = query.day("to");
    return new Wanted(
        query.one("state", State.class).filter(State.CLOSED::equals).isPresent(),
        query.yes("mine"),
        query.one("priority", Priority.class).orElse(null),
        query.one("theme", Theme.class).orElse(null),
        query.one("risk", Risk.class).orElse(null),
        query.text("year", LONGEST).orElse(""),
        query.text("who", LONGEST).orElse(""),
        from == null ? null : from.atStartOfDay(zone).toInstant(),
        to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Whether cases have an outcome. */
  private enum State {
    OPEN,
    CLOSED
  }

  /**
   * Answers about one case that the program may see; that it did is written down. The desk's rule
   * is asked too, as for the page.
   */
  private Reply about(Call call, Function<Listed, Reply> reply) {
    Optional<Reply> fault = call.query().fault();
    if (fault.isPresent()) {
      return fault.get();
    }
    Caller caller = call.caller();
    return Optional.of(call.path("number"))
        .filter(number -> NUMBER.matcher(number).matches())
        .flatMap(number -> register.reading().open(number, caller.sight(), caller.self().id()))
        .filter(found -> register.desk().against(found.about(), caller.self()).isEmpty())
        .map(reply)
        .orElseGet(Reply::missing);
  }

  private @Nullable CaseText text(Listed listed) {
    return listed.isFalseAlarm()
        ? null
        : CaseText.of(listed.about().incident(), zone, config.linesKept());
  }

  private Reply whole(Call call, Listed listed) {
    Case about = listed.about();
    Reading reading = register.reading();
    String version = register.desk().version(about);
    List<Listed> parts =
        listed.isFalseAlarm() ? List.of() : reading.parts(about, call.caller().sight());
    CaseWhole whole =
        CaseWhole.of(
            listed, version, text(listed), reading.similar(about, call.caller().sight()), parts);
    return new Reply.Given(whole, version);
  }

  private Reply seen(Listed listed) {
    Case about = listed.about();
    return Reply.given(Seen.of(about.number(), about.incident(), text(listed)));
  }

  private Reply course(Call call, Listed listed) {
    Case about = listed.about();
    boolean stub = listed.isFalseAlarm();
    boolean alone = stub || CaseView.standsForNobody(about.incident());
    return Reply.given(
        Course.of(
            listed,
            stub ? List.of() : register.reading().entries(about),
            register.desk().told(about),
            alone ? List.of() : register.reading().earlier(about, call.caller().sight())));
  }

  private Reply text(Call call, Listed listed) {
    String number = listed.about().number();
    Caller caller = call.caller();
    register.reading().exported(caller.self().id(), number, "text");
    byte[] text = CaseExport.of(view.of(listed, caller.viewer(), caller.sight(), null));
    return new Reply.Text("handbell-" + number + ".txt", new String(text, UTF_8));
  }
}
