package org.handbell.classifier.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconFaultsTest {

  private static final String GOOD =
      """
      category: content.hate
      entries:
        - id: T-1
          match: ["word"]
          risk: 3
          confidence: 3
          why: a test
          fires: [word]
          silent: [other]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "match: [\"word\"] ; match: [\"{nobody}\"] ; 3: entry T-1: no class {nobody}",
        "match: [\"word\"] ; match: [\"(word\"] ; 3: entry T-1: \"(word\": no ')'",
        "match: [\"word\"] ; match: [\"[word]\"] ; would match any text",
        "match: [\"word\"] ; match: [\"word ^\"] ; ^ stands at the start only",
        "match: [\"word\"] ; match: [\"word $ end\"] ; $ stands at the end only",
        "match: [\"word\"] ; match: [\"a|b\"] ; a '|' outside",
        "match: [\"word\"] ; match: [\"word !\"] ; '!' takes a word",
        "match: [\"word\"] ; match: [] ; 4: entry T-1: match is empty",
        "risk: 3 ; risk: 6 ; 5: entry T-1: risk is 1 to 5",
        "confidence: 3 ; confidence: high ; 6: entry T-1: confidence is 1 to 5",
        "risk: 3 ; risk: 3, ; risk is 1 to 5",
        "why: a test ; whey: a test ; 7: unknown key 'whey'",
        "why: a test ; why: '' ; 7: entry T-1: why is empty",
        "fires: [word] ; in: [query] ; 3: entry T-1: 'fires' is missing",
        "silent: [other] ; in: [query] ; 3: entry T-1: 'silent' is missing",
        "why: a test ; in: [title] ; no in 'title'; there are query, path, host",
        "category: content.hate ; category: content.love ; 1: no category 'content.love'",
        "category: content.hate ; category: content.drugs ; 1: category content.drugs belongs in",
        "- id: T-1 ; - name: T-1 ; unknown key 'name'",
      })
  void a_fault_says_where_it_is_and_what(String good, String bad, String expected) {
    DataFile file = new DataFile("content.hate.yaml", GOOD.replace(good, bad));

    assertThatThrownBy(() -> Lexicon.load(List.of(file)))
        .isInstanceOf(LexiconException.class)
        .hasMessageStartingWith("content.hate.yaml:")
        .hasMessageContaining(expected);
  }

  @Test
  void a_core_entry_takes_no_exception() {
    String bad = GOOD + "    core: true\n    except: [word]\n";

    assertThatThrownBy(() -> Lexicon.load(List.of(new DataFile("content.hate.yaml", bad))))
        .hasMessageContaining("content.hate.yaml:11: entry T-1: nothing silences a core entry");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[] ; content.hate.yaml:10: entry T-1: with is empty",
        "['(word'] ; content.hate.yaml:3: entry T-1: \"(word\": no ')'",
        "[T-9] ; content.hate.yaml:3: entry T-1: with names T-9, which is no other",
        "[T-1] ; content.hate.yaml:3: entry T-1: with names T-1, which is no other",
      })
  void a_companion_that_cannot_be_found_is_a_fault(String companions, String expected) {
    DataFile file = new DataFile("content.hate.yaml", GOOD + "    with: " + companions + "\n");

    assertThatThrownBy(() -> Lexicon.load(List.of(file))).hasMessageContaining(expected);
  }

  @Test
  void a_core_entry_takes_no_companion() {
    String bad = GOOD + "    core: true\n    with: [other]\n";

    assertThatThrownBy(() -> Lexicon.load(List.of(new DataFile("content.hate.yaml", bad))))
        .hasMessageContaining("content.hate.yaml:11: entry T-1: a core entry needs no companion");
  }

  @Test
  void an_id_is_given_once_in_all_files() {
    DataFile one = new DataFile("content.hate.yaml", GOOD);
    DataFile two =
        new DataFile("content.drugs.yaml", GOOD.replace("content.hate", "content.drugs"));

    assertThatThrownBy(() -> Lexicon.load(List.of(one, two)))
        .hasMessageContaining("content.drugs.yaml:3: entry T-1: the id is taken, see content.hate");
  }

  @Test
  void every_fault_is_told_at_once() {
    DataFile one = new DataFile("content.hate.yaml", GOOD.replace("risk: 3", "risk: 9"));
    DataFile two = new DataFile("classes.yaml", "classes:\n  a: ['{b}']\n  b: ['{a}']\n");

    LexiconException e =
        catchThrowableOfType(LexiconException.class, () -> Lexicon.load(List.of(one, two)));

    assertThat(e.faults())
        .anyMatch(f -> f.startsWith("classes.yaml:2: class a") && f.contains("contains itself"))
        .anyMatch(f -> f.startsWith("content.hate.yaml:5:"));
  }

  @Test
  void what_is_not_yaml_is_named_with_its_line() {
    DataFile file = new DataFile("content.hate.yaml", "category: content.hate\nentries: [\n");

    assertThatThrownBy(() -> Lexicon.load(List.of(file)))
        .hasMessageMatching("content\\.hate\\.yaml:\\d+: not YAML: .*");
  }
}
