package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.calendar.Calendars;
import org.handbell.calendar.SchoolCalendar;
import org.handbell.classifier.classify.SchoolLines;
import org.handbell.document.Fault;
import org.handbell.model.Category;
import org.handbell.model.Priority;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.escalate.Step;
import org.handbell.notifier.escalate.Wait;
import org.handbell.notifier.escalate.Wait.Unit;
import org.handbell.notifier.route.Role;
import org.handbell.notifier.silence.Silence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

  private static final String GOOD =
      """
      organisation: { name: Elm, timezone: Europe/London }
      schools:
        - { id: elm, name: Elm Primary School, phase: primary }
      sources:
        - { id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:5514", format: smoothwall }
      people:
        - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
        - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
        - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
      mail: { smtp: "smtp://127.0.0.1:2525", from: handbell@elm.example }
      digest: { day: friday, time: "15:30" }
      kafka: { bootstrap: embedded }
      console: { listen: "http://127.0.0.1:8080" }
      data: data/
      """;

  @TempDir Path folder;

  @Test
  void what_is_to_be_proved_is_read_and_its_faults_are_told_with_the_mend() throws Exception {
    HandbellConfig.Proof usual = ConfigReader.read(write(GOOD)).proof();
    HandbellConfig.Proof own =
        ConfigReader.read(
                write(
                    GOOD
                        + """
                        proof:
                          morning: "off"
                          within: 5m
                          heartbeat: { url: "https://hc.example/abc", every: 10m }
                          canaries:
                            - { id: pi, school: elm, device: 10.1.9.9, page: canary.elm.example, decision: blocked }
                        """))
            .proof();
    ConfigException wrong =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                ConfigReader.read(
                    write(
                        GOOD
                            + """
                            proof:
                              within: 3h
                              heartbeat: { url: "http://hc.example/abc" }
                            """)));

    assertThat(usual.morning()).isEqualTo("07:30");
    assertThat(usual.within()).hasMinutes(15);
    assertThat(usual.heartbeat()).isNull();
    assertThat(own.morning()).isNull();
    assertThat(own.watched()).singleElement().satisfies(c -> assertThat(c.mustBlock()).isTrue());
    assertThat(wrong.getMessage()).contains("use 1m to 120m", "begins with https://");
  }

  @Test
  void the_least_that_is_needed_is_read_with_safe_defaults() throws Exception {
    HandbellConfig config = ConfigReader.read(write(GOOD));

    assertThat(config.alerts().holdP2()).hasMinutes(10);
    assertThat(config.sources().get(0).limit()).isEqualTo(20_000);
    assertThat(config.mail().includeWords()).isFalse();
    assertThat(config.kafka().isEmbedded()).isTrue();
    assertThat(config.data()).isEqualTo(folder.resolve("data"));
    assertThat(config.database().url()).isEqualTo("sqlite:" + folder.resolve("data/handbell.db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "format: smoothwall | fromat: smoothwall | :5: sources[0].fromat: no such setting (did you mean \"format\"?)",
        "role: dsl | role: dls | :7: people[0].role: \"dls\" is not known; use one of dsl, deputy-dsl",
        "127.0.0.1:5514 | 127.0.0.1:99999 | :5: sources[0].listen:",
        "127.0.0.1:5514 | 127.0.0.1:port | :5: sources[0].listen:",
        "syslog+tcp:// | carrier-pigeon:// | :5: sources[0].listen: \"carrier-pigeon://127.0.0.1:5514\" is not a way in",
        "school: elm, listen | school: oak, listen | :5: sources[0].school: no school has the id \"oak\"; schools names: elm",
        "phase: primary | phase: nursery | :3: schools[0].phase: \"nursery\" is not known; use one of primary",
        "email: dsl@elm.example, | | :7: people[0].email: is missing",
        "dsl@elm.example | dsl | :7: people[0].email: \"dsl\" is no mail address",
        "bootstrap: embedded | bootstrap: nine | :12: kafka.bootstrap: \"nine\" is no broker",
        "data: data/ | database: \"postgresql://h:secret@db/x\" | :14: database: no password belongs into a database's address; use postgresql://user@host:5432/name (the password goes into databasePassword)",
        "bootstrap: embedded | port: many | :12: kafka.port: \"many\" is not a whole number",
        "day: friday | day: fryday | :11: digest.day: \"fryday\" is not known; use one of monday",
        "time: \"15:30\" | time: teatime | :11: digest.time: \"teatime\" is no time of day",
        "Europe/London | Europe/Atlantis | :1: organisation.timezone: \"Europe/Atlantis\" is no time zone",
        "data: data/ | directory: nobody.csv | :14: directory: no readable file",
        "data: data/ | directory: [nobody.csv] | :14: directory: no readable file",
        "phase: primary | phase: primary, staffSubnets: [10.2.0.0/40] | :3: schools[0].staffSubnets: \"10.2.0.0/40\" is no range of addresses",
        "data: data/ | sources: [] | :14: sources: stands twice; keep one",
        "data: data/ | database: oracle | :14: database: \"oracle\" is no database",
        "id: head | id: dsl | :8: people[1].id: another of the people has the id dsl",
        "data: data/ | sealed: { keyholders: [dsl] } | :14: sealed: name 2 to 5 keyholders",
        "data: data/ | sealed: { keyholders: [dsl, nobody] } | :14: sealed: nobody under people has the id \"nobody\"",
        "data: data/ | tests: [{ id: a, school: elm, from: noon, to: noon }] | :14: tests[0].from: \"noon\" is no moment",
        "data: data/ | tests: [{ id: a, school: elm, days: [monday], from: \"08:00\", to: \"08:30\" }] | :14: tests[0]: name the device by device, ip or account",
        "role: head | role: governor | people: school elm has nobody with the role head",
        "id: elm, | id: Elm School, | :3: schools[0]: a school's id is lower-case letters",
        "smtp://127.0.0.1:2525 | ${env:NOWHERE} | :10: mail.smtp: the environment variable NOWHERE is not set",
        "127.0.0.1:5514 | 0.0.0.0:5514 | :5: sources[0]: from: anybody can forge a syslog line",
        "syslog+tcp:// | syslog+tls:// | sources[0].tls: syslog+tls needs a certificate: tls: { certificate",
        "syslog+tcp://127.0.0.1:5514\" | http://0.0.0.0:80\", from: [10.1.0.5] | sources[0].token: needs at least 16",
        "127.0.0.1:5514\" | 127.0.0.1:5514\", token: none | :5: sources[0].token: only http and https know one",
        "127.0.0.1:5514\" | 127.0.0.1:5514\", from: [firewall] | :5: sources[0].from: firewall is no address",
        "127.0.0.1:5514\" | 127.0.0.1:5514\", limit: some | :5: sources[0].limit: \"some\" is no number of lines a second; use 20000, or off",
        "syslog+tcp://127.0.0.1:5514\" | file:x.log\", limit: 5 | :5: sources[0].limit: a file has none",
        "127.0.0.1:5514\" | 127.0.0.1:5514\", tls: { certificate: handbell.yaml, key: handbell.yaml } | :5: sources[0].tls: syslog+tcp is not encrypted; listen on syslog+tls",
      })
  void a_fault_names_file_line_field_and_mend(String right, String wrong, String message)
      throws IOException {
    Path file = write(GOOD.replace(right, wrong == null ? "" : wrong));

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault.getMessage()).startsWith(file.toString()).contains(message);
  }

  @Test
  void a_calendar_is_read_with_what_one_school_does_differently() throws Exception {
    Files.writeString(
        folder.resolve("inset.ics"),
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270105\nEND:VEVENT\nEND:VCALENDAR\n");
    String calendar =
        """
        calendar:
          nation: scotland
          hours: { monday: "08:30-15:30", friday: closed, saturday: "09:00-12:00" }
          terms: [{ from: 2026-09-01, to: 18/12/2026 }, { from: 5/1/2027, to: 2027-03-25 }]
          closed: [2026-10-26..2026-10-30, 20/11/2026]
          ical: inset.ics
          halfDays: [{ on: 2026-12-17, until: "12:15" }]
          schools:
            - { id: elm, boarding: true }
        """;

    Calendars calendars = ConfigReader.read(write(GOOD + calendar)).calendars();

    SchoolCalendar all = calendars.organisation();
    assertThat(
            Stream.of(
                    "2026-11-16T08:31:00Z, 2026-11-16T08:29:00Z, 2026-11-14T10:00:00Z",
                    "2026-11-13T10:00:00Z, 2026-10-27T10:00:00Z, 2027-01-05T10:00:00Z",
                    "2026-12-17T12:14:00Z, 2026-12-17T12:16:00Z, 2026-11-30T10:00:00Z")
                .flatMap(row -> Stream.of(row.split(", ", -1)))
                .map(moment -> all.isSchoolTime(Instant.parse(moment))))
        .containsExactly(true, false, true, false, false, false, true, false, false);
    assertThat(calendars.of("elm").isSchoolTime(Instant.parse("2026-11-15T03:00:00Z"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "closed: [26-10-2026] | calendar.closed: \"26-10-2026\" is no date; use 2026-10-26 or 26/10/2026",
        "closed: [31/02/2026] | calendar.closed: \"31/02/2026\" is no date",
        "closed: [2026-10-30..2026-10-26] | calendar.closed: 2026-10-26 is before 2026-10-30",
        "terms: [{ from: 2026-09-01 }] | calendar.terms[0].to: is missing",
        "terms: [{ from: 2026-09-01, to: 2026-08-01 }] | calendar.terms[0]: 2026-08-01 is before 2026-09-01",
        "hours: { monday: nine } | calendar.hours.monday: \"nine\" are no hours; use \"08:30-15:30\"",
        "hours: { monday: \"15:30-08:30\" } | calendar.hours.monday: 15:30 is not before 08:30",
        "hours: { mondy: closed } | calendar.hours.mondy: no such setting (did you mean \"monday\"?)",
        "nation: england | calendar.nation: \"england\" is not known; use one of england-and-wales",
        "boarding: maybe | calendar.boarding: \"maybe\" is not known; use one of true, false",
        "halfDays: [{ on: 2026-12-17 }] | calendar.halfDays[0].until: is missing",
        "ical: none.ics | calendar.ical: no readable file",
        "ical: handbell.yaml | handbell.yaml: no iCalendar file",
        "schools: [{ id: oak }] | calendar.schools[0].id: no school has the id \"oak\"",
        "holidays: [] | calendar.holidays: no such setting",
      })
  void a_fault_in_the_calendar_names_the_mend(String wrong, String message) throws IOException {
    Path file = write(GOOD + "calendar:\n  " + wrong + "\n");

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault.getMessage()).startsWith(file + ":16: ").contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "file: none.txt | lists[0].file: no readable file",
        "category: illegal.csam | lists[0].file: is missing",
        "file: list.txt, categry: illegal.csam | lists[0].categry: no such setting (did you mean \"category\"?)",
        "file: list.txt, category: bad | lists[0].category: ",
        "file: list.txt | lists[0].category: is missing",
        "file: list.txt, format: txt | lists[0].format: \"txt\" is not known; use one of urls",
        "file: list.txt, use: refuse | lists[0].use: \"refuse\" is not known; use one of",
        "file: list.txt, school: oak | lists[0].school: no school has the id \"oak\"; schools names: elm",
        "file: list.txt, limit: much | lists[0].limit: \"much\" is no size; use 64MB",
        "file: list.txt, hits: { a: b } | lists[0].hits: ",
        "file: list.txt, misses: { a: b } | lists[0].misses: ",
        "file: list.txt, every: 6h | lists[0].every: no such setting",
        "file: list.txt, checksum: none.sha256 | lists[0].checksum: no readable file",
        "url: \"http://lists.example/x\" | lists[0].url: a list is fetched from an https:// address only",
        "url: \"https://me:secret@lists.example/x\" | lists[0].url: write the name and password as user and password",
        "url: \"https://lists.example/x\", file: list.txt | lists[0].file: the list has a url too; keep one of them",
        "url: \"https://lists.example/x\", every: often | lists[0].every: \"often\" is no time span; use 6h, 30m or 1d",
        "url: \"https://lists.example/x\", every: 1m | lists[0].every: a list is asked for every 5m at most",
        "url: \"https://lists.example/x\", user: me | lists[0].password: is missing",
        "url: \"https://lists.example/x\", token: \"${env:NOWHERE}\" | lists[0].token: the environment variable NOWHERE is not set",
      })
  void a_fault_in_a_list_names_the_mend(String wrong, String message) throws IOException {
    Files.writeString(folder.resolve("list.txt"), "bad.example\n");
    String category =
        wrong.contains("categ") || message.contains("category") ? "" : "category: content.hate, ";
    Path file = write(GOOD + "lists:\n  - { id: own, " + category + wrong + " }\n");

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault.getMessage()).startsWith(file + ":16: ").contains(message);
  }

  @Test
  void escalation_is_read_step_by_step_and_what_is_not_said_stays_as_usual() throws Exception {
    String escalation =
        """
        escalation:
          P1:
            steps:
              - { after: 5m, remind: true }
              - { after: 1 school hour, tell: [head, rota] }
          acknowledgedFor: 2h
          morning: "07:15"
          rota: [dsl]
        """;

    Escalation read = ConfigReader.read(write(GOOD + escalation)).escalation();

    assertThat(read.policy(Priority.P1).orElseThrow().steps())
        .containsExactly(
            new Step(new Wait(5, Unit.MINUTES), Set.of(), false, true),
            new Step(new Wait(60, Unit.SCHOOL_MINUTES), Set.of(Role.HEAD), true, false));
    assertThat(read.policy(Priority.P2)).isEqualTo(Escalation.DEFAULT.policy(Priority.P2));
    assertThat(read.acknowledgedFor()).hasHours(2);
    assertThat(read.morning()).isEqualTo("07:15");
  }

  @Test
  void a_silence_is_read_with_its_reason_its_authors_and_its_end() throws Exception {
    String silences =
        """
        silences:
          - { id: pshe, school: elm, theme: drugs, reason: a project, by: [dsl], from: 2026-11-16, until: 2026-12-04 }
        """;

    Silence silence = ConfigReader.read(write(GOOD + silences)).silences().get(0);

    assertThat(silence.reason()).isEqualTo("a project");
    assertThat(silence.isOn(Instant.parse("2026-12-04T23:59:59Z"))).isTrue();
    assertThat(silence.isOn(Instant.parse("2026-12-05T00:00:00Z"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "until: 2026-12-24, by: [dsl], theme: drugs, reason: a project | a silence lasts 30 days at most",
        "until: 2026-12-01, by: [it], theme: drugs, reason: a project | \"it\" is no id of a DSL",
        "until: 2026-12-01, by: [], theme: drugs, reason: a project | needs somebody who answers for it",
        "until: 2026-12-01, by: [dsl], reason: a project | name a theme, a rule or a person",
        "until: 2026-12-01, by: [dsl], theme: durgs, reason: a project | \"durgs\" is not known",
      })
  void a_silence_that_would_hide_too_much_is_refused(String wrong, String said) throws Exception {
    Path file = write(GOOD + "silences:\n  - { id: s, from: 2026-11-16, " + wrong + " }\n");

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault).hasMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rota: [nobody] | escalation.rota: nobody under people has the id",
        "morning: early | escalation.morning: \"early\" is no time of day",
        "acknowledgedFor: never | escalation.acknowledgedFor: \"never\" are no hours; use 4h",
        "P1: { steps: [{ after: soon, remind: true }] } | after: \"soon\" is no time to wait; use 10m",
        "P1: { steps: [{ after: 5m }] } | a step that nobody hears of",
        "P1: { steps: [{ after: 5m, tell: [it] }] } | no role is called it",
        "P1: { stesp: [] } | did you mean \"steps\"",
      })
  void a_fault_in_escalation_is_said_with_its_mend(String wrong, String said) throws Exception {
    Path file = write(GOOD + "escalation:\n  " + wrong + "\n");

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault).hasMessageContaining(said);
  }

  @Test
  void a_school_draws_its_own_lines_and_the_others_keep_those_of_all() throws Exception {
    String judgement =
        """
        judgement:
          categories: { commerce.gambling: P4, content.drugs: P2 }
          schools:
            - { id: elm, categories: { commerce.gambling: P2 } }
        """;

    SchoolLines lines = ConfigReader.read(write(GOOD + judgement)).lines().get("elm");

    assertThat(lines)
        .isEqualTo(
            new SchoolLines(
                Map.of(
                    Category.COMMERCE_GAMBLING, Priority.P2, Category.CONTENT_DRUGS, Priority.P2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "categories: { illegal.csam: P2 } | judgement.categories.illegal.csam: illegal.csam is illegal content",
        "categories: { contact.grooming: P3 } | contact.grooming is P1 for every school",
        "categories: { content.self-harm: P4 } | content.self-harm is never lowered",
        "categories: { content.drugs: P1 } | no setting makes a P1: use P2, P3 or P4",
        "categories: { content.drugs: low } | no priority; use P2, P3 or P4",
        "categories: { drugs: P3 } | no category is called so; use an id such as commerce.gambling",
        "schools: [{ id: oak }] | judgement.schools[0].id: no school has the id \"oak\"",
        "lines: {} | judgement.lines: no such setting",
      })
  void a_line_that_is_not_a_schools_to_move_is_refused_with_the_reason(String wrong, String message)
      throws IOException {
    Path file = write(GOOD + "judgement:\n  " + wrong + "\n");

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault.getMessage()).startsWith(file + ":16: ").contains(message);
  }

  @Test
  void two_sources_at_one_port_need_senders_that_tell_them_apart() throws Exception {
    String first =
        "  - { id: elm-fw, school: elm, listen: \"syslog+udp://0.0.0.0:514\", from: [10.1.0.0/16] }\n";
    String apart = first.replace("elm-fw", "elm-wifi").replace("10.1.0.0/16", "10.2.0.5");
    String overlapping = first.replace("elm-fw", "elm-wifi").replace("10.1.0.0/16", "10.1.7.5");
    String before = GOOD.replaceAll("(?m)^sources:\\n.*\\n", "sources:\n" + first);
    assertThat(before).contains("udp");

    HandbellConfig config =
        ConfigReader.read(write(before.replace("people:\n", apart + "people:\n")));
    Path file = write(before.replace("people:\n", overlapping + "people:\n"));
    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(config.sources()).hasSize(2);
    assertThat(fault).hasMessageContaining("sources[1].listen: elm-fw listens on this port too");
  }

  @Test
  void who_is_who_may_stand_in_several_files_and_places() throws Exception {
    Path pupils = Files.writeString(folder.resolve("pupils.csv"), "");
    Path staff = Files.writeString(folder.resolve("staff.csv"), "");
    String rest = "directory: [pupils.csv, staff.csv]\nshared: [\"ipad-*\"]\ndata: data/";

    HandbellConfig config =
        ConfigReader.read(
            write(
                GOOD.replace("data: data/", rest)
                    .replace("phase: primary", "phase: primary, staffSubnets: [10.2.0.0/16]")));

    assertThat(config.identity().directory()).containsExactly(pupils, staff);
    assertThat(config.identity().shared()).containsExactly("ipad-*");
    assertThat(config.identity().staffPlaces()).containsOnlyKeys("elm");
  }

  @Test
  void every_fault_is_found_in_one_reading() throws IOException {
    Path file =
        write(
            GOOD.replace("role: dsl", "role: boss")
                .replace("syslog+tcp", "telnet")
                .replace("day: friday", "dya: friday"));

    ConfigException fault =
        catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file));

    assertThat(fault.faults())
        .extracting(Fault::field)
        .contains("people[0].role", "sources[0].listen", "digest.dya");
  }

  @ParameterizedTest
  @CsvSource({
    "file:/var/log/x.log, /var/log/x.log",
    "file:///var/log/x.log, /var/log/x.log",
    "file:logs/access*.log, FOLDER/logs/access*.log",
    "file:week 1/, FOLDER/week 1/",
    "file:-, -",
  })
  void a_file_to_read_is_found_beside_the_configuration(String listen, String path)
      throws Exception {
    HandbellConfig config =
        ConfigReader.read(write(GOOD.replace("syslog+tcp://127.0.0.1:5514", listen)));

    assertThat(config.sources().get(0).listen().getSchemeSpecificPart())
        .isEqualTo(path.replace("FOLDER", folder.toString()));
  }

  @Test
  void broken_yaml_and_a_missing_file_are_said_plainly() throws IOException {
    Path broken = write("schools: [");

    assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(broken)))
        .hasMessageContaining("not valid YAML");
    assertThat(
            catchThrowableOfType(
                ConfigException.class, () -> ConfigReader.read(folder.resolve("none.yaml"))))
        .hasMessageContaining("none.yaml: cannot be read");
  }

  @Test
  void a_secret_comes_from_the_environment_or_from_a_file() throws Exception {
    Files.writeString(folder.resolve("password"), "from a file\n");
    Path file =
        write(
            GOOD.replace(
                "from: handbell@elm.example",
                "from: handbell@elm.example, user: \"${env:WHO}\", password: \"${file:password}\""));

    HandbellConfig config = ConfigReader.read(file, Map.of("WHO", "postman")::get);

    assertThat(List.of(config.mail().user(), config.mail().password()))
        .containsExactly("postman", "from a file");
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("handbell.yaml"), yaml);
  }

  @Test
  void a_register_on_postgresql_takes_its_password_from_a_file_and_keeps_its_keys_in_data()
      throws Exception {
    Files.writeString(folder.resolve("db"), "a:secret@/word\n");

    HandbellConfig config =
        ConfigReader.read(
            write(
                GOOD
                    + """
                    database: "postgresql://handbell@db.example/alerts?sslrootcert=/etc/ca.pem"
                    databasePassword: ${file:db}
                    """));

    assertThat(config.database().password()).isEqualTo("a:secret@/word");
    assertThat(config.database().keys()).isEqualTo(folder.resolve("data"));
    assertThat(config.toString()).doesNotContain("secret");
  }
}
