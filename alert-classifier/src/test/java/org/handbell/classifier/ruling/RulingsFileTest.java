package org.handbell.classifier.ruling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.document.Fault;
import org.handbell.model.Category;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.Theme;
import org.handbell.model.VulnerableFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write about their rulings, and what they are told of it. */
class RulingsFileTest {

  private static final Instant NOW = Instant.parse("2026-07-18T12:00:00Z");
  private static final List<Entry> RULES =
      List.of(
          Patterns.entry("WEA-1", List.of("machete"), Category.CONTENT_WEAPONS, 3, "a weapon"),
          Patterns.entry("GRO-1", List.of("secret"), Category.CONTACT_GROOMING, 3, "a secret"));

  @TempDir Path folder;

  private RulingsFile.Read read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("rulings.yaml"), text);
    RulingTerms terms =
        new RulingTerms(Set.of("elm"), ZoneId.of("Europe/London"), RULES, Patterns.standard());
    return RulingsFile.read(file, terms, NOW);
  }

  private RulingsFile.Read.Good good(String text) throws IOException {
    RulingsFile.Read read = read(text);
    assertThat(read).isInstanceOf(RulingsFile.Read.Good.class);
    return (RulingsFile.Read.Good) read;
  }

  private List<String> faults(String text) throws IOException {
    RulingsFile.Read read = read(text);
    assertThat(read).isInstanceOf(RulingsFile.Read.Faulty.class);
    return ((RulingsFile.Read.Faulty) read).faults().stream().map(Fault::toString).toList();
  }

  @Test
  void every_kind_is_read_with_whom_it_is_about_and_the_days_it_holds() throws IOException {
    List<Ruling> rulings =
        good("""
            words:
              - { id: bikes, phrases: [it's "on", two], match: ["{I} trap"], category: conduct.threat,
                  school: elm, by: A. Lead, why: slang }
            exceptions:
              - { id: film, rule: WEA-1, phrases: machete order, school: elm, year: 9, form: [9A, 9B],
                  by: A. Lead, why: a film, from: 2026-07-01, until: 2026-07-31 }
            lessons:
              - { id: ww2, school: elm, year: 9, themes: [violence], by: A. Lead, until: 2026-07-24 }
            vulnerable:
              - { person: elm/jo, by: A. Lead }
            """)
            .rulings();

    assertThat(rulings)
        .extracting(Ruling::key)
        .containsExactly("words/bikes", "exception/film", "lesson/ww2", "vulnerable/elm/jo");
    OwnWords words = (OwnWords) rulings.get(0);
    assertThat(words.match()).containsExactly("{I} trap", "its on", "two");
    assertThat(words.priority()).as("of what is P1 by default").isEqualTo(Priority.P2);
    RuleException exception = (RuleException) rulings.get(1);
    assertThat(exception.scope().groups()).containsExactlyInAnyOrder("9A", "9B");
    assertThat(exception.signature().from()).isEqualTo("2026-06-30T23:00:00Z");
    assertThat(exception.signature().until())
        .as("the last day counts")
        .isEqualTo("2026-07-31T23:00:00Z");
    assertThat(((LessonTopic) rulings.get(2)).themes()).containsExactly(Theme.VIOLENCE);
    assertThat(rulings.get(3)).isInstanceOf(VulnerableFlag.class);
    assertThat(rulings).allMatch(r -> r.signature().origin() == Ruling.Origin.FILE);
  }

  @Test
  void an_empty_file_rules_nothing() throws IOException {
    assertThat(good("").rulings()).isEmpty();
  }

  @Test
  void an_exception_to_what_is_never_lowered_is_refused_by_line_with_the_reason()
      throws IOException {
    List<String> faults =
        faults(
            """
            exceptions:
              - { id: a, rule: GRO-1, phrases: our secret, by: A, why: b, until: 2026-08-01 }
              - { id: a, rule: NONE-1, phrases: "!?", by: A, why: b }
            """);

    assertThat(faults)
        .anySatisfy(f -> assertThat(f).contains("rulings.yaml:2", "GRO-1", "cannot be silenced"))
        .anySatisfy(f -> assertThat(f).contains("rulings.yaml:3", "no rule has the id NONE-1"))
        .anySatisfy(f -> assertThat(f).contains("another of the exceptions has this id"))
        .anySatisfy(f -> assertThat(f).contains("phrase without a letter"))
        .anySatisfy(f -> assertThat(f).contains("say until when it holds"))
        .hasSize(5);
  }

  @Test
  void own_words_make_neither_p1_nor_illegal() throws IOException {
    List<String> faults =
        faults(
            """
            words:
              - { id: a, phrases: x, category: content.drugs, priority: P1, by: A, why: b }
              - { id: b, phrases: x, category: illegal.csam, by: A, why: b }
            """);

    assertThat(faults).hasSize(2).anyMatch(f -> f.contains("P2 at most"));
  }

  @Test
  void what_has_ended_is_noted_and_nobody_who_is_flagged_is_named() throws IOException {
    RulingsFile.Read.Good read =
        good(
            """
            exceptions:
              - { id: film, rule: WEA-1, phrases: machete order, by: A, why: b, until: 2026-01-31 }
            vulnerable:
              - { person: elm/jo, by: A. Lead, until: 2026-01-31 }
            """);

    assertThat(read.notes()).singleElement().asString().contains("exception/film has ended");
    assertThat(read.rulings().toString()).doesNotContain("elm/jo");
    assertThat(faults("vulnerable: [{ person: jo, by: A }]").toString()).doesNotContain(" jo");
  }
}
