package org.handbell.classifier.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.View;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternGrammarTest {

  private static final DataFile CLASSES =
      new DataFile(
          "classes.yaml",
          """
          classes:
            I: [i, im]
            want: [want, "would like", "am going"]
            move: [run, "{walk} off"]
            walk: [walk, march]
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{I} {want} to {move} ; I would like to march off ; true",
        "{I} {want} to {move} ; im going to run ; false",
        "{I} {want} to {move} ; i am going to run ; true",
        "(red|dark blue|{walk}) door ; dark blue door ; true",
        "(red|dark blue|{walk}) door ; blue door ; false",
        "(red|(dark|light) blue) door ; light blue door ; true",
        "[very] big [old|new] house ; big new house ; true",
        "[very] big [old|new] house ; very big house ; true",
        "big ~ house ; big old red house ; true",
        "big ~ house ; big house ; true",
        "big ~ house ; big old red brick house ; false",
        "^ big house ; big house ; true",
        "^big house ; the big house ; false",
        "big house $ ; a big house ; true",
        "big house$ ; big house party ; false",
        "big !house ; big horse ; true",
        "big !house ; big house ; false",
        "big !(red house|green) ; big red house ; false",
        "big !(red house|green) ; big red horse ; true",
        "big !{walk} ; big march ; false",
        "big ~ !red house ; big old house ; true",
        "self-harm ; self harm ; true",
        "self harm ; self-harm ; true",
        "don't ; dont ; true",
        "sex ; essex ; false",
        "rapist ; therapist ; false",
        "(a|b ~ c) d ; b x c d ; true",
      })
  void a_pattern_matches_what_its_grammar_says(String pattern, String text, boolean expected) {
    Lexicon lexicon = lexicon(pattern, "");

    assertThat(matches(lexicon, text).hits().isEmpty()).isEqualTo(!expected);
  }

  @Test
  void an_exception_silences_only_the_hit_it_overlaps() {
    Lexicon lexicon = lexicon("kill", "    except: [\"kill a process\"]\n");

    assertThat(matches(lexicon, "kill a process").silenced())
        .singleElement()
        .satisfies(s -> assertThat(s.exception()).isEqualTo("kill a process"));
    assertThat(matches(lexicon, "kill him not kill a process").hits()).hasSize(1);
  }

  @Test
  void an_exception_that_had_to_be_guessed_silences_nothing() {
    Lexicon lexicon = lexicon("poisoned", "    except: [\"poisoned chalice\"]\n");

    assertThat(matches(lexicon, "poisoned chalice").hits()).isEmpty();
    assertThat(matches(lexicon, "poisoned chalcie").hits()).hasSize(1);
    assertThat(matches(lexicon, "poisonde chalice").hits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "he sent me robux ; false",
        "he sent me robux and asked for pics ; true",
        "pics of robux ; true",
        "essay on robux and pics ; false",
        "how much is robux ; false",
      })
  void a_rule_with_a_companion_is_silent_without_it(String text, boolean expected) {
    Lexicon lexicon =
        lexicon("robux", "    with: [\"{I} house\", pics]\n    except: [essay ~ robux]\n");

    Matches found = matches(lexicon, text);

    assertThat(found.hits().isEmpty()).isEqualTo(!expected);
  }

  @Test
  void what_lacks_its_companion_is_told_apart_and_what_has_it_says_where() {
    Lexicon lexicon = lexicon("robux", "    with: [\"for pics\"]\n");
    String text = "robux for pics";

    Hit hit = matches(lexicon, text).hits().get(0);

    assertThat(hit.companion()).isEqualTo(new Span(6, 14));
    assertThat(matches(lexicon, text).alone()).isEmpty();
    assertThat(matches(lexicon, "free robux").alone())
        .singleElement()
        .satisfies(alone -> assertThat(alone.entry().id()).isEqualTo("T-1"));
  }

  @Test
  void a_companion_that_was_read_through_a_view_makes_the_hit_less_sure() {
    Lexicon lexicon = lexicon("robux", "    with: [secret]\n");

    assertThat(matches(lexicon, "robux s3cret").hits())
        .singleElement()
        .satisfies(hit -> assertThat(hit.views()).containsExactly(View.LEET));
  }

  @Test
  void another_rule_may_be_the_companion_wherever_it_stands_in_the_text() {
    String second =
        """
          - id: T-2
            match: ["{walk}"]
            risk: 3
            confidence: 3
            why: another
            fires: [a]
            silent: [b]
        """;
    Lexicon lexicon = lexicon("robux", "    with: [T-2]\n" + second);

    assertThat(matches(lexicon, "robux only").hits()).isEmpty();
    assertThat(matches(lexicon, "march for robux").hits())
        .extracting(hit -> hit.entry().id())
        .containsExactlyInAnyOrder("T-1", "T-2");
  }

  @Test
  void a_hit_points_into_the_original_text() {
    Lexicon lexicon = lexicon("don't go", "");
    String text = "please,  DON’T%20go!";

    Hit hit = matches(lexicon, text).hits().get(0);

    assertThat(text.substring(hit.span().start(), hit.span().end())).isEqualTo("DON’T%20go");
  }

  @Test
  void a_rule_for_primary_schools_is_not_heard_in_a_secondary_school() {
    Lexicon lexicon = lexicon("word", "    schools: [primary]\n");
    Reading reading = lexicon.normaliser().read(Field.QUERY, "word");

    assertThat(lexicon.match(reading, SchoolPhase.PRIMARY).hits()).hasSize(1);
    assertThat(lexicon.match(reading, SchoolPhase.ALL_THROUGH).hits()).hasSize(1);
    assertThat(lexicon.match(reading, SchoolPhase.SECONDARY).hits()).isEmpty();
  }

  private static Lexicon lexicon(String pattern, String more) {
    String entry =
        """
        category: content.hate
        entries:
          - id: T-1
            match: ["%s"]
            risk: 3
            confidence: 3
            why: a test
            fires: [a]
            silent: [b]
        """;
    DataFile file = new DataFile("content.hate.yaml", entry.formatted(pattern) + more);
    return Lexicon.load(List.of(CLASSES, file));
  }

  private static Matches matches(Lexicon lexicon, String text) {
    return lexicon.match(lexicon.normaliser().read(Field.QUERY, text), SchoolPhase.SECONDARY);
  }
}
