package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.model.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorMapTest {

  private final VendorMap vendors = VendorMap.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Terrorism",
        "Intolerance",
        "Child abuse",
        "Self harm",
        "Drugs",
        "Personal weapons",
        "Weapons",
        "Criminal activity",
        "Sexuality sites",
        "Pornography",
        "Social Media",
        "Education and Reference",
        "Medical Information",
        "Gambling",
        "Lingerie",
        "Violence/gore",
        "Alcohol and tobacco",
        "Dating",
        "Bullying",
        "Proxies/anonymisers",
        "Hacking",
        "Piracy",
        "File sharing",
        "Chat/social",
        "AI tools",
        "Phishing",
        "Malware",
        "Adverts"
      })
  void every_name_of_the_taxonomy_is_known(String name) {
    assertThat(vendors.of("Smoothwall", name)).isNotInstanceOf(VendorMap.Meaning.Unmapped.class);
  }

  @ParameterizedTest
  @CsvSource({
    "self-harm, content.self-harm",
    "SELF HARM, content.self-harm",
    "Self  Harm, content.self-harm",
    "Alcohol & Tobacco, content.alcohol-tobacco-vaping",
    "Terrorism, content.extremism",
  })
  void names_are_folded_for_case_ampersand_and_hyphen(String name, String category) {
    assertThat(vendors.of("SMOOTHWALL", name))
        .isEqualTo(new VendorMap.Meaning.Mapped(Category.of(category)));
  }

  @Test
  void a_name_or_vendor_in_no_file_is_unmapped() {
    assertThat(vendors.of("Smoothwall", "Brand new")).isEqualTo(new VendorMap.Meaning.Unmapped());
    assertThat(vendors.of("Nobody", "Drugs")).isEqualTo(new VendorMap.Meaning.Unmapped());
  }

  @Test
  void a_fault_names_file_and_line() {
    DataFile file =
        new DataFile("acme.yaml", "vendor: Acme\ncategories:\n  A & B: nowhere\nignored: [c]\n");
    DataFile twice = new DataFile("b.yaml", "vendor: B\nignored: [A & B, a and b]\n");

    assertThatThrownBy(() -> VendorMap.load(List.of(file, twice)))
        .hasMessageContaining("acme.yaml:3: no category 'nowhere'")
        .hasMessageContaining("b.yaml:2: 'a and b' stands here a second time");
  }
}
