package org.handbell.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.handbell.notifier.Elm.CHAIR;
import static org.handbell.notifier.Elm.DEPUTY;
import static org.handbell.notifier.Elm.DSL;
import static org.handbell.notifier.Elm.HEAD;
import static org.handbell.notifier.Elm.NOW;
import static org.handbell.notifier.Elm.PEOPLE;
import static org.handbell.notifier.Elm.PUPIL;
import static org.handbell.notifier.Elm.TEACHER;
import static org.handbell.notifier.Elm.contact;
import static org.handbell.notifier.Elm.staff;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Theme;
import org.handbell.model.Visibility;
import org.handbell.notifier.Elm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

  private static final Match ANY = Match.ANY;
  private static final Tell TO_THE_DEPUTY = new Tell(false, Set.of(), Set.of("dep"));
  private static final Tell TO_THE_HEAD = new Tell(false, Set.of(Role.HEAD), Set.of());
  private static final Incident P1 = Elm.p1("i");

  @Test
  void without_a_route_those_are_told_who_are_usual() {
    assertThat(told(router(), P1)).containsExactly("dsl", "dep");
  }

  @Test
  void the_first_route_that_fits_decides_and_says_so() {
    Route never = route("never", years("9"), TO_THE_HEAD);
    Route first = route("six", years("6"), TO_THE_DEPUTY);
    Route second = route("all", ANY, TO_THE_HEAD);

    RouteDecision decision = router(never, first, second).route(P1);

    assertThat(decision.deliveries())
        .extracting(each -> each.contact().id(), Delivery::because)
        .containsExactly(tuple("dep", "deputy-dsl, by route six"));
    assertThat(decision.routes()).containsExactly("six");
  }

  @Test
  void a_route_that_continues_lets_the_next_one_add_to_it() {
    Route first = new Route("six", years("6"), TO_THE_DEPUTY, true, List.of());
    Route second = route("all", ANY, TO_THE_HEAD);

    assertThat(told(router(first, second), P1)).containsExactly("dep", "head");
  }

  @Test
  void a_branch_speaks_before_the_route_it_grows_on() {
    Route branch = route("six", years("6"), TO_THE_DEPUTY);
    Route route = new Route("elm", ANY, TO_THE_HEAD, false, List.of(branch));
    Incident other = Elm.incident("i", 1, year("5"), Priority.P1, Phase.PLANNING);

    assertThat(told(router(route), P1)).containsExactly("dep");
    assertThat(told(router(route), other)).containsExactly("head");
  }

  @Test
  void a_route_may_add_to_those_who_are_usual() {
    Tell tell = new Tell(true, Set.of(), Set.of("head"));

    assertThat(told(router(route("more", ANY, tell)), P1)).containsExactly("dsl", "dep", "head");
  }

  @ParameterizedTest
  @CsvSource({
    "6, true",
    "Year 6, true",
    "Y6, true",
    "06, true",
    "year6, true",
    "7, false",
    "16, false"
  })
  void a_year_is_known_however_the_directory_writes_it(String written, boolean fits) {
    Incident incident = Elm.incident("i", 1, year(written), Priority.P1, Phase.PLANNING);

    List<String> told = told(router(route("six", years("6"), TO_THE_HEAD)), incident);

    assertThat(told).isEqualTo(fits ? List.of("head") : List.of("dsl", "dep"));
  }

  @Test
  void each_thing_that_a_route_names_must_fit() {
    List<Match> fitting =
        List.of(
            match(Set.of("elm"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of()),
            match(
                Set.of(),
                Set.of(SchoolPhase.PRIMARY),
                Set.of(Theme.SUICIDE_AND_SELF_HARM),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of()),
            match(
                Set.of(),
                Set.of(),
                Set.of(Theme.DRUGS),
                Set.of(Category.CONTENT_SUICIDE),
                Set.of(Priority.P1, Priority.P2),
                Set.of(PersonKind.PUPIL),
                Set.of(Visibility.FULL)));
    List<Match> others =
        List.of(
            match(Set.of("oak"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of()),
            match(
                Set.of(),
                Set.of(SchoolPhase.SECONDARY),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of()),
            match(Set.of(), Set.of(), Set.of(Theme.DRUGS), Set.of(), Set.of(), Set.of(), Set.of()),
            match(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(Priority.P2), Set.of(), Set.of()),
            match(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(PersonKind.DEVICE),
                Set.of()),
            match(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(Visibility.DNS)));

    assertThat(fitting)
        .allSatisfy(
            each -> assertThat(told(router(route("r", each, TO_THE_HEAD)), P1)).contains("head"));
    assertThat(others)
        .allSatisfy(
            each ->
                assertThat(told(router(route("r", each, TO_THE_HEAD)), P1))
                    .containsExactly("dsl", "dep"));
  }

  @Test
  void of_a_concern_about_staff_a_route_tells_more_and_never_fewer() {
    Route all = route("all", ANY, new Tell(false, Set.of(), Set.of("chair")));
    Incident incident = Elm.incident("i", 1, TEACHER, Priority.P1, Phase.PLANNING);

    assertThat(told(router(all), incident)).containsExactly("head", "chair");
  }

  @Test
  void of_illegal_content_a_route_tells_more_and_never_fewer() {
    Route all = route("all", ANY, TO_THE_HEAD);
    Incident incident =
        Probe.incident("elm", PUPIL, Category.ILLEGAL_CSAM, Priority.P1, Visibility.FULL, NOW);

    assertThat(told(router(all), incident)).containsExactly("dsl", "dep", "head");
  }

  @Test
  void no_route_undoes_recusal() {
    Route all = route("all", ANY, new Tell(false, Set.of(Role.DSL), Set.of("head", "dep")));
    Incident incident = Elm.incident("i", 1, staff("chead"), Priority.P1, Phase.PLANNING);

    RouteDecision decision = router(all).route(incident);

    assertThat(decision.deliveries()).extracting(each -> each.contact().id()).containsOnly("chair");
    assertThat(decision.recused())
        .extracting(each -> each.contact().id())
        .containsExactlyInAnyOrder("dsl", "dep", "head");
  }

  @Test
  void a_route_that_leaves_nobody_is_passed_over_and_it_is_said_why() {
    Route it = route("it", ANY, new Tell(false, Set.of(Role.IT), Set.of()));

    RouteDecision decision = router(it).route(P1);

    assertThat(decision.deliveries())
        .extracting(each -> each.contact().id(), Delivery::because)
        .containsExactly(
            tuple("dsl", "dsl, as the route leaves nobody"),
            tuple("dep", "deputy-dsl, as the route leaves nobody"));
    assertThat(decision.recused()).extracting(each -> each.contact().id()).containsExactly("it");
  }

  @Test
  void who_is_away_is_told_through_their_cover() {
    Router router = away(PEOPLE, absence("dsl", "head"), absence("dep"));

    RouteDecision decision = router.route(P1);

    assertThat(decision.deliveries())
        .extracting(each -> each.contact().id(), Delivery::because)
        .containsExactly(tuple("head", "head in place of dsl, who is away"));
  }

  @Test
  void who_is_away_in_one_role_is_away_in_the_other() {
    Contact alsoDsl = contact("dsl2", Role.DSL, "C. Head", "chead");
    Router router = away(List.of(alsoDsl, DEPUTY, HEAD, CHAIR), absence("head"));

    assertThat(told(router, P1)).containsExactly("dep");
  }

  @Test
  void cover_that_is_away_or_recused_is_passed_over_for_the_next() {
    Incident about = Elm.incident("i", 1, staff("tteacher"), Priority.P1, Phase.PLANNING);
    Contact deputyHead = contact("dhead", Role.HEAD, "F. Second", "fsecond");
    List<Contact> people = List.of(DSL, DEPUTY, HEAD, deputyHead, CHAIR);

    Router router =
        away(people, absence("head", "dep", "chair"), absence("dhead", "head", "chair"));

    assertThat(told(router, about)).containsExactly("chair");
  }

  @Test
  void nobody_stands_in_for_whoever_the_concern_is_about() {
    Incident about = Elm.incident("i", 1, staff("chead"), Priority.P1, Phase.PLANNING);

    assertThat(told(away(PEOPLE, absence("head", "dsl")), about)).containsExactly("chair");
  }

  @Test
  void the_absent_are_told_where_they_are_the_last_who_may_be() {
    Incident about = Elm.incident("i", 1, staff("chead"), Priority.P1, Phase.PLANNING);
    Router router = away(PEOPLE, absence("chair", "dsl"));

    assertThat(told(router, about)).containsExactly("chair");
  }

  @Test
  void an_absence_ends_on_its_day() {
    Absence over = new Absence("dsl", NOW.minus(Duration.ofDays(3)), NOW, List.of("head"));
    Absence later = new Absence("dep", NOW.plusSeconds(1), NOW.plusSeconds(9), List.of("head"));

    assertThat(told(away(PEOPLE, over, later), P1)).containsExactly("dsl", "dep");
  }

  @Test
  void where_mail_cannot_be_delivered_those_who_are_there_are_asked_before_the_absent() {
    Router router = away(PEOPLE, absence("head"));

    assertThat(router.instead(P1, Set.of(DSL.address(), DEPUTY.address())))
        .map(each -> each.contact().id())
        .contains("chair");
    assertThat(router.instead(P1, Set.of(DSL.address(), DEPUTY.address(), CHAIR.address())))
        .map(each -> each.contact().id())
        .contains("head");
  }

  private static List<String> told(Router router, Incident incident) {
    return router.route(incident).deliveries().stream().map(each -> each.contact().id()).toList();
  }

  private static Router router(Route... routes) {
    return new Router(
        PEOPLE, Map.of("elm", SchoolPhase.PRIMARY), List.of(routes), Presence.EVERYBODY);
  }

  private static Router away(List<Contact> people, Absence... absences) {
    return new Router(people, Map.of(), List.of(), Presence.at(NOW, people, List.of(absences)));
  }

  private static Absence absence(String id, String... cover) {
    return new Absence(
        id, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)), List.of(cover));
  }

  private static Route route(String name, Match match, Tell tell) {
    return new Route(name, match, tell, false, List.of());
  }

  private static Match years(String year) {
    return new Match(
        Set.of(), Set.of(), Set.of(year), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  private static Match match(
      Set<String> schools,
      Set<SchoolPhase> phases,
      Set<Theme> themes,
      Set<Category> categories,
      Set<Priority> priorities,
      Set<PersonKind> persons,
      Set<Visibility> visibilities) {
    return new Match(
        schools, phases, Set.of(), themes, categories, priorities, persons, visibilities);
  }

  private static Person year(String year) {
    return new Person("elm/x", PersonKind.PUPIL, "x", "X", year, null);
  }
}
