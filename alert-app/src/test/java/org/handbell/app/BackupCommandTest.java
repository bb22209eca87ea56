package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.handbell.app.App.Stage;
import org.handbell.app.config.ConfigReader;
import org.handbell.notifier.register.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a Handbell that is stopped: what is refused, and what comes back. */
class BackupCommandTest {

  private static final String SECRET = "a password of the mail server";

  private final StringWriter said = new StringWriter();

  @TempDir Path folder;
  private Path config;
  private Path backup;

  @BeforeEach
  void a_school_with_data() throws Exception {
    config = Files.createDirectory(folder.resolve("one")).resolve("handbell.yaml");
    backup = folder.resolve("handbell.backup");
    Files.writeString(
        config,
        """
        organisation: { name: Elm }
        schools: [{ id: elm, name: Elm, phase: secondary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
        directory: people.csv
        mail: { smtp: "smtp://127.0.0.1:2525", user: elm, password: "${file:mail.secret}", from: handbell@elm.example }
        """);
    Files.writeString(
        folder.resolve("one/people.csv"),
        "username,name,kind,year,form,school\njb,J B,pupil,5,5A,elm\n");
    Files.writeString(folder.resolve("one/mail.secret"), SECRET);
    try (Register register =
        Register.open(new Settings(ConfigReader.read(config)).notifier(), Clock.systemUTC())) {
      assertThat(register.verifyAudit()).isNotNull();
    }
    Path log = Files.createDirectories(folder.resolve("one/data/kafka/handbell.events-0"));
    Files.writeString(log.resolve("00000000000000000000.log"), "x".repeat(100_000));
    Files.writeString(log.resolve("00000000000000000000.index"), "made anew");
    Files.writeString(folder.resolve("one/data/sources.json"), "{}");
  }

  private int run(String... words) {
    return Main.commandLine()
        .setOut(new PrintWriter(said))
        .setErr(new PrintWriter(said))
        .execute(words);
  }

  private int backUp() {
    return run("backup", "--config", config.toString(), "--to", backup.toString());
  }

  private int restore() {
    return run(
        "restore",
        "--from",
        backup.toString(),
        "--config",
        folder.resolve("two/handbell.yaml").toString());
  }

  @Test
  void what_was_backed_up_is_there_again_on_a_bare_machine() throws Exception {
    assertThat(backUp()).as(said.toString()).isZero();

    int exit = restore();

    assertThat(exit).as(said.toString()).isZero();
    Path two = folder.resolve("two");
    assertThat(two.resolve("people.csv")).hasSameTextualContentAs(folder.resolve("one/people.csv"));
    assertThat(two.resolve("mail.secret")).hasContent(SECRET);
    assertThat(two.resolve("data/kafka/handbell.events-0/00000000000000000000.log"))
        .hasSize(100_000);
    assertThat(two.resolve("data/kafka/handbell.events-0/00000000000000000000.index"))
        .doesNotExist();
    assertThat(run("audit", "verify", "--config", two.resolve("handbell.yaml").toString()))
        .as(said.toString())
        .isZero();
  }

  @Test
  void keys_and_secrets_are_not_in_the_archive_and_nobody_else_may_read_either_file()
      throws Exception {
    assertThat(backUp()).as(said.toString()).isZero();

    try (FileSystem archive =
            FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of());
        Stream<Path> all = Files.walk(archive.getPath("/"))) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.matches(".*(\\.key|secret)"));
    }
    for (Path file : new Path[] {backup, folder.resolve("handbell.backup.keys")}) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void a_file_that_is_there_is_not_written_over() throws Exception {
    Files.writeString(backup, "last night's");

    int exit = backUp();

    assertThat(exit).isEqualTo(1);
    assertThat(said.toString()).contains("is there already: name another file");
    assertThat(backup).hasContent("last night's");
  }

  @Test
  void a_restore_leaves_data_that_are_there_alone() throws Exception {
    assertThat(backUp()).isZero();
    assertThat(restore()).as(said.toString()).isZero();
    Files.writeString(folder.resolve("two/data/sources.json"), "newer");

    int exit = restore();

    assertThat(exit).isEqualTo(1);
    assertThat(said.toString()).contains("holds data already and was left as it is: move it away");
    assertThat(folder.resolve("two/data/sources.json")).hasContent("newer");
  }

  @Test
  void a_restore_keeps_its_hands_off_a_running_handbell() throws Exception {
    assertThat(backUp()).isZero();
    try (DataLock running = DataLock.take(folder.resolve("two/data"), EnumSet.allOf(Stage.class))) {
      assertThat(running).isNotNull();

      int exit = restore();

      assertThat(exit).isEqualTo(1);
      assertThat(said.toString()).contains("another Handbell is using");
    }
  }

  @Test
  void a_restore_that_was_broken_off_is_not_run_on() throws Exception {
    Path data = Files.createDirectories(folder.resolve("two/data"));
    Files.createFile(data.resolve("restore-unfinished"));
    assertThat(backUp()).isZero();

    int exit = restore();

    assertThat(exit).isEqualTo(1);
    assertThat(said.toString()).contains("was broken off: empty the folder and restore again");
  }

  @Test
  void a_damaged_archive_is_refused_or_harmless_wherever_it_is_damaged() throws Exception {
    assertThat(backUp()).isZero();
    byte[] whole = Files.readAllBytes(backup);
    int refused = 0;
    for (int i = 1; i < 16; i++) {
      byte[] damaged = whole.clone();
      damaged[(int) ((long) whole.length * i / 16)] ^= 0x55;
      Files.write(backup, damaged);

      refused += restore();
    }

    assertThat(refused).isGreaterThanOrEqualTo(12);
    assertThat(said.toString()).contains("is damaged", "nothing was restored; use another copy");
    Files.write(backup, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(restore()).isEqualTo(1);
  }

  @Test
  void an_archive_of_a_newer_or_too_old_handbell_is_refused() throws Exception {
    assertThat(backUp()).isZero();
    rewriteManifest("\"format\" : 1", "\"format\" : 2");
    assertThat(restore()).isEqualTo(1);
    assertThat(said.toString()).contains("taken by a newer Handbell: install version");
    rewriteManifest("\"format\" : 2", "\"format\" : 0");

    int exit = restore();

    assertThat(exit).isEqualTo(1);
    assertThat(said.toString()).contains("older than this Handbell can read: put it back with");
    assertThat(folder.resolve("two/data")).doesNotExist();
  }

  private void rewriteManifest(String from, String to) throws IOException {
    try (FileSystem archive =
        FileSystems.newFileSystem(URI.create("jar:" + backup.toUri()), Map.of())) {
      Path manifest = archive.getPath("manifest.json");
      String text = Files.readString(manifest);
      assertThat(text).contains(from);
      Files.write(manifest, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void an_archive_without_its_keys_or_with_others_is_not_opened() throws Exception {
    assertThat(backUp()).isZero();
    Path keys = folder.resolve("handbell.backup.keys");
    Path away = Files.move(keys, folder.resolve("away"));
    assertThat(restore()).isEqualTo(1);
    assertThat(said.toString()).contains("the keys are missing");
    Files.move(backup, folder.resolve("first"));
    for (String key : new String[] {"audit.key", "notes.key", "accounts.key", "links.key"}) {
      Files.write(folder.resolve("one/data").resolve(key), new byte[32]);
    }
    assertThat(backUp()).isZero();
    Files.move(folder.resolve("first"), backup, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    int exit = restore();

    assertThat(exit).isEqualTo(1);
    assertThat(said.toString()).contains("are the keys of another Handbell");
    assertThat(away).exists();
  }
}
