package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import org.handbell.classifier.RulesStore;
import org.handbell.classifier.classify.RulesBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Heron Trust }
            schools:
              - { id: elm, name: Elm, phase: primary }
              - { id: oak, name: Oak, phase: secondary }
            sources:
              - { id: fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: auto }
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
              - { id: dsl2, school: oak, role: dsl, name: F. Lead, email: dsl@oak.example, username: flead }
              - { id: head2, school: oak, role: head, name: G. Head, email: head@oak.example }
              - { id: chair2, school: oak, role: chair, name: H. Chair, email: chair@oak.example }
            mail: { smtp: "smtp://127.0.0.1:1", from: handbell@elm.example }
            judgement:
              schools:
                - { id: oak, categories: { commerce.gambling: P4 } }
            """);
  }

  private String explain(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    out.getBuffer().setLength(0);
    String[] all = new String[arguments.length + 1];
    all[0] = "explain";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    command.execute(all);
    return out.toString();
  }

  @Test
  void a_sentence_comes_first_then_the_priority_and_what_it_means() {
    assertThat(explain("i want to die"))
        .startsWith("Searched the web (\"i want to die\"): first-person wish to die (rule SUI-")
        .contains("P1, told at once.", "Matched: [i want to die]");
  }

  @Test
  void a_text_that_looks_like_an_address_is_one_unless_it_is_said_to_be_typed() {
    assertThat(explain("example.com")).startsWith("Visited a site (\"example.com\")");
    assertThat(explain("--as", "query", "example.com"))
        .startsWith("Searched the web (\"example.com\")");
  }

  @Test
  void a_schools_phase_and_lines_are_those_of_the_configuration() {
    String casino = "online casino";

    String elm = explain("--config", config.toString(), "--school", "elm", casino);
    String oak = explain("--config", config.toString(), "--school", "oak", casino);

    assertThat(elm).contains("a primary school", "Judged for: primary");
    assertThat(oak).contains("P3 to P4: the school's own line", "Judged for: secondary");
  }

  @Test
  void an_older_decision_is_made_again_by_the_rules_of_then() throws IOException {
    RulesBundle now = RulesBundle.standard();
    TreeMap<String, String> then = new TreeMap<>(now.files());
    then.computeIfPresent(
        "lexicon/content.suicide.yaml",
        (path, text) -> text.replace("why: first-person wish to die\n", "why: said in 2025\n"));
    RulesBundle old = new RulesBundle(then);
    new RulesStore(folder.resolve("data/rules")).keep(old, Instant.parse("2026-11-20T10:00:00Z"));

    String again =
        explain("--config", config.toString(), "--rules", old.version(), "i want to die");

    assertThat(again).contains("said in 2025", "Rules: " + old.version());
    assertThat(explain("i want to die")).contains("Rules: " + now.version());
    assertThat(explain("--config", config.toString(), "--rules", "000000000000", "x")).isEmpty();
    assertThat(err.toString()).contains("no rules of version 000000000000", old.version());
  }
}
