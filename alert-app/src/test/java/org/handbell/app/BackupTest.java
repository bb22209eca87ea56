package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.SyslogSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process is backed up while concerns come in, and killed; on a bare machine every concern
 * is known that had reached the spool before, and a new one is mailed.
 */
class BackupTest {

  /** However slow the machine is: each is a mail that is read again and again. */
  private static final int MOST = 200;

  private static final Pattern PUPIL = Pattern.compile("\\bcry\\d+x\\b");

  private final List<HandbellProcess> processes = new ArrayList<>();
  private final OneSchool school = new OneSchool();

  @TempDir Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    for (HandbellProcess process : processes) {
      process.kill();
    }
  }

  @Test
  void a_school_that_is_put_back_knows_every_concern_that_was_spooled_before_its_backup()
      throws Exception {
    try (MailSink sink = new MailSink()) {
      Path config = school.configuration(folder.resolve("school"), sink.port());
      Path backup = folder.resolve("handbell.backup");
      HandbellProcess process = start(config);
      AtomicBoolean going = new AtomicBoolean(true);
      Thread load = new Thread(() -> sendWhile(going), "load");
      load.start();
      await().atMost(HandbellProcess.PATIENCE).until(() -> process.spooled() >= 40);
      int before = process.spooled();

      String said = run("backup", "--config", config.toString(), "--to", backup.toString());

      assertThat(said).contains("Handbell stood still for");
      System.out.println(said.lines().filter(l -> l.contains("still")).findFirst().orElse(""));
      assertThat(process.isAlive()).isTrue();
      process.kill();
      going.set(false);
      load.join();
      Path restored = Files.createDirectory(folder.resolve("bare")).resolve("handbell.yaml");
      run("restore", "--from", backup.toString(), "--config", restored.toString());
      start(restored);
      Path register = folder.resolve("bare/data/handbell.db");
      await()
          .atMost(HandbellProcess.PATIENCE)
          .untilAsserted(() -> assertThat(known(register)).containsAll(cries(before)));
      sink.next();
      school.cry("cry999999x");
      await()
          .atMost(HandbellProcess.PATIENCE)
          .until(() -> sink.next().stream().anyMatch(mail -> mail.text().contains("cry999999x")));
      assertThat(run("audit", "verify", "--config", restored.toString())).contains("intact");
    }
  }

  private static List<String> cries(int many) {
    List<String> cries = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      cries.add("cry" + i + "x");
    }
    return cries;
  }

  private static Set<String> known(Path register) throws SQLException {
    Set<String> known = new HashSet<>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + register);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT snapshot FROM revisions")) {
      while (rows.next()) {
        Matcher pupil = PUPIL.matcher(rows.getString(1));
        while (pupil.find()) {
          known.add(pupil.group());
        }
      }
    }
    return known;
  }

  private String run(String... words) {
    StringWriter out = new StringWriter();
    int exit =
        Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(words);
    assertThat(exit).as("%s: %s", String.join(" ", words), out).isZero();
    return out.toString();
  }

  private HandbellProcess start(Path config) throws IOException {
    HandbellProcess process = HandbellProcess.run(school, config, folder.resolve("log"));
    processes.add(process);
    return process;
  }

  private void sendWhile(AtomicBoolean going) {
    try (SyslogSender sender = new SyslogSender(school.address(), "elm-fw", true)) {
      for (int i = 0; i < MOST && going.get(); i++) {
        sender.send(Instant.now(), OneSchool.line("cry" + i + "x"));
        sender.flush();
        TimeUnit.MILLISECONDS.sleep(25);
      }
    } catch (IOException closedByTheKill) {
      // what was not yet spooled was never accepted
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
