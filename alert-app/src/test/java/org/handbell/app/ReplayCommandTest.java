package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.handbell.app.config.ConfigReader;
import org.handbell.classifier.RulesStore;
import org.handbell.classifier.classify.RulesBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Old lines, judged by today's rules and by older ones, in a process of their own. */
class ReplayCommandTest {

  private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");

  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm }
            schools: [{ id: elm, name: Elm School, phase: secondary }]
            sources:
              - { id: one, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }
              - { id: two, school: elm, listen: "syslog+udp://127.0.0.1:0", format: smoothwall }
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
            mail: { smtp: "smtp://127.0.0.1:2525", from: handbell@elm.example }
            data: data/
            """);
  }

  @Test
  void an_older_version_of_the_rules_is_compared_with_todays() throws Exception {
    String older = keepRulesWithoutDrugs();
    Path log = log("a.log", day());

    String out = replay("--source", "one", "--summary", "--against", older, log.toString());

    assertThat(out)
        .contains("3 lines: 3 events")
        .contains("Raised now, not by rules " + older + ": 1")
        .contains("content.drugs")
        .contains("Raised by rules " + older + ", not now: 0")
        .contains("Of another priority now: 0");
    assertThat(config.resolveSibling("data/handbell.db")).doesNotExist();
  }

  @Test
  void lines_of_impossible_dates_change_nothing_for_others() throws Exception {
    List<String> odd = new ArrayList<>(day());
    odd.add(1, line("max", "2099-01-01T00:00:00Z", "weather+tomorrow"));
    odd.add(2, line("max", "1970-01-01T00:00:10Z", "weather+tomorrow"));

    List<String> with = told(replay("--source", "one", log("a.log", odd).toString()));
    List<String> without = told(replay("--source", "one", log("a.log", day()).toString()));

    assertThat(without).hasSize(2);
    assertThat(with).isEqualTo(without);
  }

  @Test
  void what_cannot_be_done_is_said_before_anything_is_read() throws Exception {
    String log = log("a.log", day()).toString();

    assertThat(refused(log)).contains("say with --source which source the files are of: one, two");
    assertThat(refused("--source", "one", folder.resolve("none.log").toString()))
        .contains("cannot read " + folder.resolve("none.log"));
    assertThat(refused("--source", "one", "--against", "abc", log))
        .contains("no rules of version abc are kept under", "none are");
  }

  private String keepRulesWithoutDrugs() throws Exception {
    TreeMap<String, String> files = new TreeMap<>(RulesBundle.standard().files());
    files.remove("lexicon/content.drugs.yaml");
    files.computeIfPresent(
        "lexicon/index.txt", (path, text) -> text.replace("content.drugs.yaml\n", ""));
    RulesBundle older = new RulesBundle(files);
    Path rules = ConfigReader.read(config).data().resolve("rules");
    new RulesStore(rules).keep(older, NOON);
    return older.version();
  }

  private static List<String> day() {
    return List.of(
        line("jo", "2026-11-18T12:00:00Z", "where+to+buy+weed+near+me"),
        line("sam", "2026-11-18T12:01:00Z", "i+want+to+kill+myself"),
        line("kim", "2026-11-18T12:02:00Z", "times+tables"));
  }

  private Path log(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static List<String> told(String out) {
    return out.lines().filter(line -> line.startsWith("2026-11-18 ")).toList();
  }

  private List<String> arguments(String... more) {
    List<String> all = new ArrayList<>(List.of("replay", "--config", config.toString()));
    all.addAll(List.of(more));
    return all;
  }

  private String refused(String... more) {
    StringWriter said = new StringWriter();
    CommandLine handbell = Main.commandLine().setErr(new PrintWriter(said));
    assertThat(handbell.execute(arguments(more).toArray(String[]::new))).isEqualTo(1);
    return said.toString();
  }

  private String replay(String... more) throws Exception {
    Path out = folder.resolve("out.txt");
    int code =
        HandbellProcess.command(List.of(), Main.class, arguments(more))
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(folder.resolve("err.txt"), UTF_8)).isZero();
    return Files.readString(out, UTF_8);
  }

  private static String line(String user, String at, String words) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"www.google.com\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"respbody\":"
            + "[{\"contenttype\":\"text\\/html\"}],\"tagset\":{\"urlcategory\":{\"Search\":[]},"
            + "\"username\":{\"cn=%s,ou=Year9,dc=elm,dc=local\":[]}},\"time\":\"%d.000001\","
            + "\"title\":\"page\",\"url\":\"https:\\/\\/www.google.com\\/search?q=%s\"}")
        .formatted(user, Instant.parse(at).getEpochSecond(), words);
  }
}
