package org.handbell.notifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.handbell.notifier.Elm.NOW;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.handbell.model.Category;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.notifier.Elm;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.OnEachDatabase;
import org.handbell.notifier.SettableClock;
import org.handbell.notifier.TestDatabase;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.register.ChangeRequest.Wish;
import org.handbell.notifier.register.FilterTest.Seen;
import org.handbell.notifier.register.FilterTest.Was;
import org.handbell.notifier.register.FilterTests;
import org.handbell.notifier.register.Observation;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.SpotCheck;
import org.handbell.notifier.register.SpotChecks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What people wrote into the registers stands in the reports as counts, and nothing else of it. */
@OnEachDatabase
class KeptRegistersTest {

  /** When November, in which all of it happens, is over. */
  private static final Instant DECEMBER = Instant.parse("2026-12-01T09:00:00Z");

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Register register;
  private NotifierConfig config;

  @BeforeEach
  void open() {
    config = Elm.config(database.at(folder), Elm.PEOPLE, 25);
    register = Register.open(config, new SettableClock(NOW));
  }

  @AfterEach
  void close() {
    register.close();
  }

  private String evidence() {
    Reports reports = new Reports(register, config, KeptRegisters.of(register, config));
    Report pack = reports.evidence(Elm.SCHOOL, LocalDate.parse("2026-11-30"), DECEMBER);
    return ReportText.of(pack, Look.PLAIN);
  }

  private void test(Was adult) {
    Seen seen = new Seen(Was.BLOCKED, Was.BLOCKED, adult, Was.BLOCKED);
    var told = new FilterTests.Told(NOW.minusSeconds(5), "SWGfL", "pc-7", "pupils", seen, "", "");
    var unused = register.registers().filterTests().note("elm", Elm.IT, told, null);
  }

  @Test
  void a_register_in_which_nothing_was_written_is_said_to_be_empty() {
    assertThat(evidence()).contains("not recorded yet");
  }

  @Test
  void what_was_written_down_is_counted_by_what_came_of_it() {
    test(Was.BLOCKED);
    test(Was.NOT_BLOCKED);
    var looked =
        new SpotChecks.Told(
            NOW.minusSeconds(5), "x.example", "Room 7", SpotCheck.Result.IN_ORDER, "good", "");
    var unusedLook = register.registers().spotChecks().note("elm", Elm.DSL, looked);
    var unusedWish =
        register
            .registers()
            .changeRequests()
            .ask("elm", Elm.IT, false, Wish.BLOCK, "x.example", "", "why");
    var seen =
        new Observation(
            "elm",
            NOW.minusSeconds(60),
            PersonKind.PUPIL,
            "Zelda Quill",
            "",
            "",
            Category.CONDUCT_BULLYING,
            Priority.P2,
            "Room 7",
            "what was seen");
    var unusedReport = register.registers().staffReports().report(Elm.IT, seen);

    String words = evidence();

    assertThat(words)
        .contains("Passed: 1, Failed: 1", "In order: 1", "To be approved: 1")
        .contains("The last one was on")
        .contains("fewer than 5")
        .doesNotContain("not recorded yet", "x.example", "pc-7", "Room 7", "Zelda");
    assertThat(List.of(Registers.Kind.values()))
        .allSatisfy(
            kind ->
                assertThat(
                        KeptRegisters.of(register, config)
                            .read(kind, "oak", NOW.minusSeconds(9), NOW))
                    .isEmpty());
  }
}
