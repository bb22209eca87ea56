package org.handbell.classifier.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.model.Category;
import org.handbell.model.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorMapTest {

  private final VendorMap vendors = VendorMap.standard();

  /** Every name that the taxonomy gives for these vendors, numbers included. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Smoothwall | Child abuse; Terrorism; Criminal activity; Self harm; Intolerance; Violence/gore;"
            + " Personal weapons; Weapons; Pornography; Sexuality sites; Lingerie; Drugs;"
            + " Alcohol and tobacco; Dating; Proxies/anonymisers; Hacking; Piracy; File sharing;"
            + " Chat/social; Social Media; AI tools; Gambling; Phishing; Adverts; Malware;"
            + " Medical Information; Education and Reference; Bullying",
        // its themes
        "Smoothwall | Abuse; Adult content; Bullying; Criminal activity; Radicalisation;"
            + " Substance abuse; Suicide",
        "Fortinet | 83; Child Abuse; Child Sexual Abuse; 96; Terrorism; 4; Illegal or Unethical; 12;"
            + " Extremist Groups; 5; Discrimination; 6; Explicit Violence; 16; Weapons (Sales); 67;"
            + " Sports Hunting and War Games; 14; Pornography; 8; Other Adult Materials; 13;"
            + " Nudity and Risque; 66; Lingerie and Swimsuit; 1; Drug Abuse; 57; Marijuana; 64;"
            + " Alcohol; 65; Tobacco; 15; Dating; 26; Malicious Websites; 17; Advertising; 59;"
            + " Proxy Avoidance; 3; Hacking; 72; Peer-to-peer File Sharing; 62; Plagiarism; 37;"
            + " Social Networking; 100; Artificial Intelligence Technology; 20; Games; 11; Gambling;"
            + " 61; Phishing; 18; Brokerage and Trading; 88; Dynamic DNS; 90; 91; 63; Sex Education;"
            + " 7; 2; Alternative Beliefs",
        "Palo Alto Networks | extremism; questionable; weapons; adult; nudity; swimsuits;"
            + " swimsuits-and-intimate-apparel; abused-drugs; alcohol-tobacco; alcohol-and-tobacco;"
            + " dating; malware; web-ads; web-advertisements; proxy-avoidance;"
            + " proxy-avoidance-and-anonymizers; hacking; copyright-infringement; peer-to-peer;"
            + " social-networking; internet-communications; internet-communications-and-telephony;"
            + " artificial-intelligence; games; gambling; phishing; stock-advice;"
            + " stock-advice-and-tools; cryptocurrency; newly-registered; newly-registered-domain;"
            + " command-and-control; sex-education",
        "Sophos | Militancy & extremist; Criminal activity; Pro-suicide & self-harm;"
            + " Intolerance & hate; Extreme; Weapons; Sexually explicit; Nudity;"
            + " Swimwear & lingerie; Controlled substances; Marijuana; Legal highs;"
            + " Alcohol & tobacco; Personals & dating; Spyware & malware; Surveillance;"
            + " Advertisements; Anonymizers; Hacking; Intellectual piracy; Peer-to-peer & torrents;"
            + " Plagiarism; Online Chat; Social Networks; Games; Gambling; Phishing & fraud;"
            + " Stocks & trading; Command & control; Sex education",
        "Netsweeper | IWF; CTIRU; Extreme; Criminal Skills; Self Harm; Hate Speech; Weapons;"
            + " Pornography; Adult Image; Nudity; Substance Abuse; Alcohol; Tobacco; Profanity;"
            + " Match Making; Web Proxy; Chat; AI; Gambling; Phishing; Adverts; Viruses",
        "e2guardian | dangerous_material; agressif; adult; mixed_adult; lingerie; drogue; fakenews;"
            + " chat; dating; stalkerware; publicite; redirector; strict_redirector;"
            + " strong_redirector; vpn; tor_nodes; doh; residential-proxies; remote-control;"
            + " hacking; ddos; warez; tricheur; games; gambling; arjel; phishing; bitcoin;"
            + " financial; malware; cryptojacking; sexual_education; sect",
      })
  void every_name_of_the_taxonomy_is_mapped_or_ignored_on_purpose(String vendor, String names) {
    List<String> unknown =
        Pattern.compile(";\\s*")
            .splitAsStream(names)
            .filter(name -> vendors.of(vendor, name) instanceof VendorMap.Meaning.Unmapped)
            .toList();

    assertThat(unknown).isEmpty();
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
  void a_name_may_stand_for_the_milder_part_of_a_category() {
    assertThat(vendors.of("Fortinet", "67"))
        .isEqualTo(new VendorMap.Meaning.Mapped(Category.CONTENT_WEAPONS, Priority.P4));
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
