package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decide in the console, and what comes of it on the other side of the topics. */
class ConsoleWayTest {

  private static final String WORDS = "where to buy weed";
  private static final Pattern NUMBER = Pattern.compile("/cases/(\\d{4}-\\d{6})\"");
  private static final Pattern RULE = Pattern.compile("name=\"rule\" value=\"([^\"]+)\"");
  private static final Pattern SPOKE = Pattern.compile("\\(rule ([A-Z]{3}-\\d{3})\\)");
  private static final Pattern RULING = Pattern.compile("/rulings/([^/\"]+)/withdraw");
  private static final Duration A_WHILE = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static WholeHandbell handbell;
  private static Reader dsl;

  private int pupils;

  @BeforeAll
  static void open() {
    handbell = new WholeHandbell(folder);
    dsl = new Reader(handbell, "dsl");
  }

  @AfterAll
  static void close() {
    handbell.close();
  }

  @Test
  void an_exception_made_in_the_console_is_heard_by_the_running_classifier_until_it_is_lifted() {
    String first = nextPupilSearches();
    String number = await().atMost(A_WHILE).until(() -> caseOf(first), Optional::isPresent).get();
    String rule = found(SPOKE, dsl.page("/cases/" + number));

    String wrong = "/cases/" + number + "/wrong";
    dsl.post(wrong, wrong, exception(found(RULE, dsl.page(wrong))));
    searchUntil(pupil -> handbell.classified("rulings.silenced") > 0);
    String silent = nextPupilSearches();
    handbell.search("oak", silent, "Year9", "i want to kill myself");
    handbell.mail(each -> each.priority().equals("P1") && each.text().contains(silent));
    String meanwhile = dsl.page("/cases?who=" + silent);

    String ruling = found(RULING, dsl.page("/cases/" + number));
    dsl.post("/cases/" + number, "/cases/" + number + "/rulings/" + ruling + "/withdraw", Map.of());
    String again = searchUntil(pupil -> dsl.page("/cases?who=" + pupil).contains(rule));

    assertThat(meanwhile).contains("SUI-001").doesNotContain(rule);
    assertThat(again).isNotEqualTo(silent);
    assertThat(handbell.command("audit", "verify", "--config", handbell.configuration()))
        .contains("is intact");
  }

  private static Map<String, String> exception(String rule) {
    return Map.of(
        "rule", rule,
        "wrong", "SCHOOL_WORD",
        "scope", "words",
        "words", WORDS,
        "until",
            LocalDate.ofInstant(handbell.clock().instant(), ZoneOffset.UTC).plusDays(30).toString(),
        "why", "the allotment society",
        "sign", "yes");
  }

  /** One pupil after the other types the words, until that is so; returns the last of them. */
  private String searchUntil(Predicate<String> isSo) {
    String[] last = {""};
    await()
        .atMost(A_WHILE)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              if (!last[0].isEmpty() && isSo.test(last[0])) {
                return true;
              }
              last[0] = nextPupilSearches();
              return false;
            });
    return last[0];
  }

  private String nextPupilSearches() {
    String pupil = "gardener" + ++pupils;
    handbell.search("oak", pupil, "Year9", WORDS);
    return pupil;
  }

  private static Optional<String> caseOf(String pupil) {
    Matcher number = NUMBER.matcher(dsl.page("/cases?who=" + pupil + "&priority=P2"));
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  private static String found(Pattern what, String page) {
    Matcher found = what.matcher(page);
    assertThat(found.find()).as(what.pattern()).isTrue();
    return found.group(1);
  }

  @Test
  void sealed_lines_that_two_people_fetched_are_opened_by_two_keyholders_and_by_nobody_alone()
      throws IOException {
    handbell.open("oak", "oalmond", "Year9", WholeHandbell.LISTED, "Other");
    String mail =
        handbell
            .mail(each -> each.text().contains("illegal") && each.to().equals("dsl@oak.example"))
            .text();
    String number = found(Pattern.compile("/cases/(\\d{4}-\\d{6})"), mail);
    String path = "/cases/" + number + "/sealed";
    await().atMost(A_WHILE).until(() -> dsl.page(path).contains("One line"));
    dsl.post(path, path + "/ask", Map.of("reason", "crime reference 4711"));
    Reader head = new Reader(handbell, "head");
    head.post(path, path + "/confirm", Map.of());

    Path file =
        Files.write(folder.resolve("fetched.json"), head.post(path, path + "/file", Map.of()));
    Path out = folder.resolve("for-the-police.txt");

    assertThat(Files.readString(file)).contains(number).doesNotContain("listed.invalid");
    assertThat(open(file, out, "dsl", "dsl", WholeHandbell.PASSPHRASE)).isEqualTo(1);
    assertThat(open(file, out, "dsl", "head", "not the passphrase at all")).isEqualTo(1);
    assertThat(out).doesNotExist();
    assertThat(open(file, out, "dsl", "head", WholeHandbell.PASSPHRASE)).isZero();
    assertThat(Files.readString(out)).contains("listed.invalid");
    assertThat(new Reader(handbell, "trust").page("/audit")).contains("open sealed lines");
  }

  private static int open(Path file, Path out, String one, String other, String second) {
    InputStream before = System.in;
    String typed = WholeHandbell.PASSPHRASE + "\n" + second + "\n";
    System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
    try {
      return Main.commandLine()
          .execute(
              "sealed",
              "open",
              "--config",
              handbell.configuration(),
              "--file",
              file.toString(),
              "--person",
              one,
              "--person",
              other,
              "--from",
              folder.toString(),
              "--reason",
              "crime reference 4711",
              "-o",
              out.toString());
    } finally {
      System.setIn(before);
    }
  }
}
