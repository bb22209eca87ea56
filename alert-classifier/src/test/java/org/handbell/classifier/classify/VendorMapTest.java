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
    "Fortinet, Child Abuse, illegal.csam",
    "Fortinet, Child Sexual Abuse, illegal.csam",
    "Fortinet, 83, illegal.csam",
    "Fortinet, Extremist Groups, content.extremism",
    "Fortinet, Explicit Violence, content.violence",
    "Fortinet, Illegal or Unethical, content.crime",
    "Fortinet, Nudity and Risque, content.mature",
    "Fortinet, Peer-to-peer File Sharing, conduct.piracy",
    "Fortinet, Proxy Avoidance, conduct.bypass",
    "Fortinet, Sports Hunting and War Games, content.weapons",
    "Palo Alto Networks, abused-drugs, content.drugs",
    "Palo Alto Networks, alcohol-and-tobacco, content.alcohol-tobacco-vaping",
    "Palo Alto Networks, proxy-avoidance-and-anonymizers, conduct.bypass",
    "Palo Alto Networks, swimsuits, content.mature",
    "Palo Alto Networks, extremism, content.extremism",
    "Sophos, Pro-Suicide & Self-Harm, content.self-harm",
    "Sophos, Militancy & Extremist, content.extremism",
    "Sophos, Peer-to-peer & torrents, conduct.piracy",
    "Sophos, Command & control, commerce.malware",
    "Netsweeper, Match Making, contact.dating",
    "Netsweeper, Substance Abuse, content.drugs",
    "e2guardian, drogue, content.drugs",
    "e2guardian, strict_redirector, conduct.bypass",
    "e2guardian, agressif, content.hate",
    "Cisco, IW_porn, content.sexual",
    "Cisco, Hate/Discrimination, content.hate",
    "Zscaler, Weapons/Bombs, content.weapons",
    "SonicWall, Personals and Dating, contact.dating",
    "WatchGuard, Abused Drugs, content.drugs",
    "Anybody, Gambling, commerce.gambling",
  })
  void each_vendors_names_have_their_category(String vendor, String name, String category) {
    assertThat(vendors.of(vendor, name))
        .isEqualTo(new VendorMap.Meaning.Mapped(Category.of(category)));
  }

  @ParameterizedTest
  @CsvSource({
    "Fortinet, Sex Education",
    "Fortinet, Alternative Beliefs",
    "Palo Alto Networks, sex-education",
    "Sophos, Sex education",
    "e2guardian, sexual_education",
    "Anybody, Religion",
  })
  void help_and_private_life_are_protected_whatever_the_vendor(String vendor, String name) {
    assertThat(vendors.of(vendor, name)).isEqualTo(new VendorMap.Meaning.ProtectedSite());
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
    assertThat(vendors.of("Nobody", "Brand new")).isEqualTo(new VendorMap.Meaning.Unmapped());
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
