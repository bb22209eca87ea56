package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What somebody at the command line sees of who would be told, and of who has confirmed. */
class RouteCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path config;
  private int code;

  @BeforeEach
  void configure() throws IOException {
    config =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Heron Trust }
            schools:
              - { id: elm, name: Elm School, phase: secondary }
            sources:
              - { id: fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: auto }
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
              - { id: dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example,
                  away: { from: 2026-12-10, until: 2026-12-11, cover: head } }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example, username: chead }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
              - { id: office, school: elm, role: office, name: O. Ffice, email: office@elm.example }
            routes:
              - { name: year nine, match: { year: 9, theme: content.suicide }, tell: [usual, head] }
            mail: { smtp: "smtp://127.0.0.1:1", from: handbell@elm.example }
            """);
  }

  @Test
  void a_described_case_shows_who_is_told_by_which_route_and_what_happens_then() {
    String said =
        run("route", "school=elm theme=content.suicide priority=P1 year=9 at=2026-12-01T10:00");

    assertThat(code).isZero();
    assertThat(said)
        .contains("P1 about suicide or self-harm at Elm School, heard of Tue 1 Dec, 10:00")
        .contains("By route year nine.")
        .contains("Told at once, Tue 1 Dec, 10:00")
        .containsPattern("dsl +A. Lead +dsl\n")
        .containsPattern("head +C. Head +head, by route year nine\n")
        .containsPattern("office +O. Ffice +asked to fetch somebody")
        .containsPattern("Tue 1 Dec, 10:10 +nobody new; reminded dsl, dep, head")
        .containsPattern("Tue 1 Dec, 10:20 +told chair");
  }

  @Test
  void who_is_recused_is_named_with_the_reason() {
    String said =
        run("route", "priority=P1", "person=staff", "username=ELM\\CHead", "at=2026-12-01T10:00");

    assertThat(said)
        .containsPattern("chair +D. Chair +chair\n")
        .contains("Not told:")
        .containsPattern("head +C. Head +the concern is about them");
  }

  @Test
  void cover_is_named_with_whom_they_cover() {
    String said = run("route", "priority=P1", "at=2026-12-10T10:00");

    assertThat(said)
        .containsPattern("head +C. Head +head in place of deputy-dsl, who is away")
        .doesNotContain("B. Deputy");
  }

  @Test
  void out_of_hours_it_is_told_at_once_and_again_in_the_morning() {
    String said = run("route", "priority=P1", "at=2026-12-01T22:00");

    assertThat(said)
        .contains("Told at once, Tue 1 Dec, 22:00")
        .containsPattern("Wed 2 Dec, 07:30 +nobody new; reminded dsl, dep");
  }

  @Test
  void what_is_not_urgent_waits_for_the_summary_or_the_digest() {
    assertThat(run("route", "priority=P2", "at=2026-12-01T10:00"))
        .contains("Told after a short wait", "Tue 1 Dec, 10:10");
    assertThat(run("route", "priority=P3", "at=2026-12-01T10:00"))
        .contains("Told in the daily summary, Tue 1 Dec, 15:45", "A. Lead", "B. Deputy");
    assertThat(run("route", "priority=P4", "at=2026-12-01T10:00"))
        .contains("told to nobody but in the head's digest, Fri 4 Dec, 15:30");
    assertThat(run("route", "priority=P3", "person=staff", "at=2026-12-01T10:00"))
        .contains("told to nobody but in the head's digest, Fri 4 Dec, 15:30");
    assertThat(code).isZero();
  }

  @Test
  void machines_get_the_same_as_json() {
    String said = run("route", "--json", "priority=P1 year=9 at=2026-12-01T10:00");

    assertThat(said)
        .startsWith(
            "{\"how\":\"at_once\",\"at\":\"2026-12-01T10:00:00Z\",\"routes\":[\"year nine\"]")
        .contains("{\"id\":\"head\",\"because\":\"head, by route year nine\"}")
        .contains("\"fetch\":[\"office\"]", "\"reminded\":[\"dsl\",\"dep\",\"head\"]");
  }

  @Test
  void what_cannot_be_read_is_said_with_what_can() {
    run("route", "colour=red");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("\"colour=red\" describes nothing", "priority=P1..P4");
    run("route", "priority=P9");
    assertThat(err.toString()).contains("priority=P9 is not known; use P1, P2, P3, P4");
    run("route", "2026-000001");
    assertThat(err.toString()).contains("there is no case 2026-000001");
  }

  @Test
  void a_confirmation_is_written_down_by_hand_with_who_said_so() {
    assertThat(run("contacts", "list")).containsPattern("dsl +dsl +dsl@elm.example +not asked yet");
    assertThat(code).isEqualTo(1);

    run("contacts", "test", "dep");
    run("contacts", "confirm", "dsl", "--said-by", "A. Lead by phone");

    assertThat(run("contacts", "list"))
        .containsPattern("dsl +dsl +dsl@elm.example +confirmed .*, as A. Lead by phone says")
        .containsPattern("dep +deputy-dsl +dep@elm.example +asked .*, no answer");
  }

  private String run(String command, String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(command));
    boolean nested = command.equals("contacts");
    all.addAll(List.of(arguments).subList(0, nested ? 1 : 0));
    all.addAll(List.of("--config", config.toString()));
    all.addAll(List.of(arguments).subList(nested ? 1 : 0, arguments.length));
    code = line.execute(all.toArray(String[]::new));
    return out.toString();
  }
}
