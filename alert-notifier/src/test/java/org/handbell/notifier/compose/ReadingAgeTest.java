package org.handbell.notifier.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Handbell says in mails and reports can be read at the age of twelve: by the formula of
 * Flesch and Kincaid, whose school grade is the age less five. Names and numbers in it count as one
 * word.
 */
class ReadingAgeTest {

  private static final Path MAIN = Path.of("src/main");
  private static final double AT_TWELVE = 7;

  /** A single sentence may hold a word that has no shorter name, but not many of them. */
  private static final double HARDEST = 12;

  private static final int LONGEST = 30;

  private static final Pattern LITERAL =
      Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\n]|\\\\.)*\")*");
  private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern SAID = Pattern.compile("(?m)^ +-? ?(?:asks|says): (.*)$");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  @ParameterizedTest
  @ValueSource(strings = {"compose", "digest", "report", "settle", "proof", "watch"})
  void what_is_said_can_be_read_at_the_age_of_twelve(String area) throws IOException {
    List<String> sentences = spoken(area);

    assertThat(sentences).isNotEmpty();
    assertThat(sentences).allSatisfy(ReadingAgeTest::assertPlain);
    assertThat(average(sentences)).isLessThan(AT_TWELVE);
  }

  @Test
  void so_can_what_the_standards_ask_but_for_their_own_lists_of_words() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (Path file : files("resources/evidence", ".yaml")) {
      Matcher said = SAID.matcher(Files.readString(file));
      while (said.find()) {
        split(said.group(1).replace("\"", ""), sentences);
      }
    }
    assertThat(sentences)
        .allSatisfy(each -> assertThat(words(each)).as(each).hasSizeLessThanOrEqualTo(LONGEST));
    assertThat(average(sentences)).isLessThan(AT_TWELVE);
  }

  @Test
  void so_can_what_stands_in_the_templates() throws IOException {
    List<String> sentences = new ArrayList<>();
    for (Path file : files("jte", ".jte")) {
      String bare =
          Files.readString(file).replaceAll("(?m)^@.*$", "").replaceAll("\\$\\{[^}]*}", "5");
      for (String text : bare.split("<[^>]*>", -1)) {
        split(text.strip(), sentences);
      }
    }
    assertThat(sentences).isNotEmpty();
    assertThat(sentences).allSatisfy(ReadingAgeTest::assertPlain);
    assertThat(average(sentences)).isLessThan(AT_TWELVE);
  }

  @Test
  void a_hard_sentence_is_found() {
    String hard =
        "Notwithstanding organisational considerations, designated individuals must immediately"
            + " prioritise communication regarding potentially significant safeguarding"
            + " information.";

    assertThat(grade(hard)).isGreaterThan(HARDEST);
    assertThat(grade("Talk to the child as you always would.")).isLessThan(AT_TWELVE);
  }

  private static void assertPlain(String sentence) {
    assertThat(words(sentence)).as("too long: %s", sentence).hasSizeLessThanOrEqualTo(LONGEST);
    assertThat(grade(sentence)).as("too hard: %s", sentence).isLessThan(HARDEST);
  }

  private static double average(List<String> sentences) {
    return sentences.stream().mapToDouble(ReadingAgeTest::grade).average().orElse(0);
  }

  /** Whole sentences among the texts of a package. */
  private static List<String> spoken(String area) throws IOException {
    List<String> sentences = new ArrayList<>();
    for (Path file : files("java/org/handbell/notifier/" + area, ".java")) {
      Matcher literal =
          LITERAL.matcher(Files.readString(file).replaceAll("(?s)\"\"\".*?\"\"\"", ""));
      while (literal.find()) {
        StringBuilder text = new StringBuilder();
        Matcher piece = PIECE.matcher(literal.group());
        while (piece.find()) {
          text.append(piece.group(1));
        }
        split(text.toString().replaceAll("%[,.0-9]*[sd]", "5").replace("\\n", " "), sentences);
      }
    }
    return sentences;
  }

  private static void split(String text, List<String> sentences) {
    for (String each : text.split("(?<=[.?!:;])\\s+", -1)) {
      boolean whole = each.matches("[A-Z].*[.?!]");
      if (whole && words(each).size() >= 4) {
        sentences.add(each);
      }
    }
  }

  private static double grade(String sentence) {
    List<String> words = words(sentence);
    int syllables = words.stream().mapToInt(ReadingAgeTest::syllables).sum();
    return 0.39 * words.size() + 11.8 * syllables / words.size() - 15.59;
  }

  private static List<String> words(String sentence) {
    return Stream.of(sentence.split("\\s+", -1))
        .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  private static int syllables(String raw) {
    String word = raw.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    int count = (int) VOWELS.matcher(word).results().count();
    boolean mute =
        (word.endsWith("e") && !word.endsWith("le"))
            || word.matches(".*[^td]ed")
            || word.matches(".*[^sxzcgh]es");
    return Math.max(1, mute ? count - 1 : count);
  }

  private static List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }
}
