package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tokens are made, listed and taken back at the command line. */
class TokensCommandTest {

  private final String soon = LocalDate.now(ZoneOffset.UTC).plusDays(90).toString();

  @TempDir Path folder;
  private Path config;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void configure() throws IOException {
    config =
        Files.writeString(
            folder.resolve("handbell.yaml"),
            """
            organisation: { name: Elm }
            schools:
              - { id: elm, name: Elm, phase: primary }
            people:
              - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example }
              - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
              - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
            mail: { smtp: "smtp://127.0.0.1:1", from: handbell@elm.example }
            """);
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("tokens", "--config", config.toString()));
    all.addAll(List.of(args));
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(all.toArray(String[]::new));
  }

  private int create(String name, String as, String school, String may, String expires) {
    return run("create", name, "--as", as, "--school", school, "--may", may, "--expires", expires);
  }

  @Test
  void a_token_is_shown_once_listed_without_its_secret_and_taken_back() {
    int made = create("myconcern", "dsl", "elm", "read", soon);
    String secret = out.toString().strip();
    int listed = run("list");
    int revoked = run("revoke", "myconcern");
    run("list");

    assertThat(List.of(made, listed, revoked)).containsOnly(0);
    assertThat(secret).matches("handbell_[A-Za-z0-9_-]{43}");
    assertThat(out.toString().substring(secret.length()))
        .contains("myconcern", "never used", "revoked")
        .doesNotContain(secret);
  }

  @Test
  void what_cannot_be_is_refused_in_words() {
    List<Integer> codes =
        List.of(
            create("a name", "dsl", "elm", "read", soon),
            create("one", "nobody", "elm", "read", soon),
            create("one", "office", "elm", "read", soon),
            create("one", "dsl", "oak", "read", soon),
            create("one", "role:dsl", "elm", "act", soon),
            create("one", "dsl", "elm", "read", "2020-01-01"),
            run("revoke", "one"));

    assertThat(codes).containsOnly(1);
    assertThat(err.toString())
        .contains(
            "small letters",
            "neither an id under people nor a role",
            "does not open the console",
            "no school has the id",
            "who answers for what it does",
            "within the next 400",
            "no token \"one\" to revoke");
  }
}
