package org.handbell.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "jbloggs | jbloggs | - | - | -",
        "JBLOGGS | jbloggs | - | - | -",
        "ELM\\ILead | ilead | elm | - | -",
        "ELM\\\\alead | alead | elm | - | -",
        "ELM/alead | alead | elm | - | -",
        "alead@elm.example | alead | elm.example | alead@elm.example | -",
        "alead@radius | alead | radius | - | -",
        "cn=jbloggs,ou=Year9,dc=elm,dc=local | jbloggs | elm.local | - | Year9",
        "CN=Bloggs\\, Jo,OU=Year 9,OU=Pupils,DC=elm,DC=local | bloggs, jo | elm.local | - | Year 9",
        "uid=jo,dc=elm | jo | elm | - | -",
        "ROOM7-PC3$ | room7-pc3$ | - | - | -",
        "Jo Bloggs | jo bloggs | - | - | -",
        "cn=534e5330-b505$1,ou=SSL,dc=y | 534e5330-b505$1 | y | - | SSL",
      })
  void reads_every_form(String raw, String bare, String domain, String email, String unit) {
    UserName name = UserName.parse(raw).orElseThrow();

    assertThat(name).isEqualTo(new UserName(raw, bare, domain, email, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "-", "N/A", "None", "unknown", "Unauthenticated", "ELM\\", "ELM\\-"})
  void hears_every_way_to_say_nobody(String raw) {
    assertThat(UserName.parse(raw)).isEmpty();
  }
}
