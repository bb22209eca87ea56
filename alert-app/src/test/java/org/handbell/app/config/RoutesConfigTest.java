package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.route.Absence;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.route.Route;
import org.handbell.notifier.route.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told, as people write it: routes, absences and mailboxes that several people read. */
class RoutesConfigTest {

  private static final String GOOD =
      """
      organisation: { name: Heron }
      schools:
        - { id: elm, name: Elm, phase: primary }
        - { id: oak, name: Oak, phase: secondary }
      sources:
        - { id: fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: auto }
      people:
        - { id: dsl1, school: elm, role: dsl, name: A, email: a@elm.example }
        - { id: dep1, school: elm, role: deputy-dsl, name: B, email: b@elm.example }
        - { id: head1, school: elm, role: head, name: C, email: c@elm.example }
        - { id: it1, school: elm, role: it, name: E, email: e@elm.example }
        - { id: dsl2, school: oak, role: dsl, name: F, email: f@oak.example }
        - { id: head2, school: oak, role: head, name: G, email: g@oak.example }
        - { id: chairs, role: chair, name: D, email: d@heron.example }
      mail: { smtp: "smtp://127.0.0.1:1", from: handbell@elm.example }
      """;

  private static final String ROUTES =
      """
      routes:
        - name: sixes
          match: { school: elm, year: [5, 6], theme: [content.suicide, drugs], priority: P1 }
          tell: [dsl, dep1, usual]
          continue: true
          routes:
            - { match: { person: device }, tell: head }
        - { match: { phase: secondary, theme: illegal }, tell: trust-or-so }
      """;

  @TempDir Path folder;

  @Test
  void a_tree_is_read_with_what_it_matches_and_whom_it_names() throws Exception {
    Path file = write(GOOD + ROUTES.replace("trust-or-so", "dsl2"));

    List<Route> routes = ConfigReader.read(file).routing().routes();

    Route first = routes.get(0);
    assertThat(first.name()).isEqualTo("sixes");
    assertThat(first.tell()).isEqualTo(new Tell(true, Set.of(Role.DSL), Set.of("dep1")));
    assertThat(first.goesOn()).isTrue();
    assertThat(first.match().years()).containsExactlyInAnyOrder("5", "6");
    assertThat(first.match().categories()).containsExactly(Category.CONTENT_SUICIDE);
    assertThat(first.match().priorities()).containsExactly(Priority.P1);
    assertThat(first.routes().get(0).match().persons()).containsExactly(PersonKind.DEVICE);
    assertThat(routes.get(1).match().categories())
        .contains(Category.ILLEGAL_CSAM, Category.ILLEGAL_TERRORISM, Category.ILLEGAL_OTHER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ tell: it } | routes[0].tell: \"it\" reads nothing about people; name a DSL",
        "{ tell: it1 } | routes[0].tell: \"it1\" reads nothing about people; name a DSL",
        "{ tell: nobody } | routes[0].tell: \"nobody\" is no role and no id under people",
        "{ match: { year: 9 }, tell: dsl1 } | routes[0].tell: leaves a P1 of school oak with nobody; name",
        "{ match: { school: oak }, tell: deputy-dsl } | routes[0].tell: leaves a P1 of school oak with nobody",
        "{ match: { school: elm, person: staff }, tell: dsl1 } | routes[0].tell: leaves a P1 of school elm with nobody, as a concern about staff is never told to a DSL",
        "{ tell: [dsl1, dsl2], routes: [{ match: { school: oak }, tell: head1 }] } | routes[0].routes[0].tell: leaves a P1 of school oak with nobody",
        "{ match: { school: elm }, tell: dsl, routes: [{ match: { school: oak }, tell: dsl2 }] } | routes[0].routes[0].match: no school can come here",
        "{ match: { theme: content.nonsense }, tell: dsl } | routes[0].match.theme: \"content.nonsense\" is no theme and no category",
        "{ match: { priority: P5 }, tell: dsl } | routes[0].match.priority: \"P5\" is not known; use P1, P2",
        "{ match: { colour: red }, tell: dsl } | routes[0].match.colour: no such setting",
        "{ tell: dsl, continue: perhaps } | routes[0].continue: \"perhaps\" is neither true nor false",
      })
  void a_tree_that_leaves_a_concern_with_nobody_is_refused_where_it_stands(
      String route, String said) throws Exception {
    Path file = write(GOOD + "routes:\n  - " + route + "\n");

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault.getMessage()).startsWith(file + ":17: ").contains(said);
  }

  @Test
  void an_absence_is_read_by_days_and_may_stand_alone_or_in_a_list() throws Exception {
    Path file =
        write(
            GOOD.replace(
                    "a@elm.example",
                    "a@elm.example, away: { from: 2026-12-01, until: 2026-12-04, cover: dep1 }")
                .replace(
                    "g@oak.example",
                    "g@oak.example, away: [{ from: 2027-06-01, until: 2027-06-01, cover: [dsl2, chairs] }]"));

    List<Absence> absences = ConfigReader.read(file).routing().absences();

    assertThat(absences)
        .containsExactly(
            new Absence(
                "dsl1",
                Instant.parse("2026-12-01T00:00:00Z"),
                Instant.parse("2026-12-05T00:00:00Z"),
                List.of("dep1")),
            new Absence(
                "head2",
                Instant.parse("2027-05-31T23:00:00Z"),
                Instant.parse("2027-06-01T23:00:00Z"),
                List.of("dsl2", "chairs")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a@elm.example | a@elm.example, away: { from: 2026-12-01, until: 2026-12-04, cover: nobody } | :8: people[0].away.cover: nobody under people has the id",
        "a@elm.example | a@elm.example, away: { from: 2026-12-01, until: 2026-12-04, cover: it1 } | :8: people[0].away.cover: it1 has the role it, which reads nothing",
        "a@elm.example | a@elm.example, away: { from: 2026-12-01, until: 2026-11-04, cover: dep1 } | :8: people[0].away: an absence begins before it ends",
        "a@elm.example | a@elm.example, away: { from: 2026-12-01, until: 2026-12-04, cover: dsl1 } | :8: people[0].away: nobody covers for themselves",
        "e@elm.example | e@elm.example, away: { from: 2026-12-01, until: 2026-12-04, cover: dsl1 } | :11: people[3].away.from: the role it reads nothing",
        "c@elm.example | c@elm.example, mailbox: shared, readBy: [dep1] | :10: people[2].mailbox: others read this mailbox, and a concern about staff of school elm would go to it; give C",
        "c@elm.example | c@elm.example, readBy: [dep1] | :10: people[2].readBy: others read this mailbox, and a concern about staff of school elm",
        "c@elm.example | c@elm.example, readBy: [somebody] | :10: people[2].readBy: nobody under people has the id \"somebody\"",
        "d@heron.example | d@heron.example, mailbox: shared, readBy: [it1] | :14: people[6].mailbox: others read this mailbox, and a concern about the head of school",
      })
  void absences_and_shared_mailboxes_are_checked_where_they_stand(
      String right, String wrong, String said) throws Exception {
    Path file = write(GOOD.replace(right, wrong));

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault.getMessage()).contains(file + said);
  }

  @Test
  void a_dsl_whose_mailbox_five_people_read_is_as_good_as_any() throws Exception {
    Path file =
        write(GOOD.replace("a@elm.example", "a@elm.example, mailbox: shared, readBy: [dep1, it1]"));

    assertThat(ConfigReader.read(file).people()).hasSize(7);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("handbell.yaml"), yaml);
  }
}
