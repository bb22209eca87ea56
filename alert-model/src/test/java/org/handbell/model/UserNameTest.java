package org.handbell.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      value = {
        "jbloggs | jbloggs | - | - | -",
        "JBLOGGS | jbloggs | - | - | -",
        "ELM\\ILead | ilead | elm | - | -",
        "ELM\\\\alead | alead | elm | - | -",
        "ELM\\\\\\\\alead | alead | elm | - | -",
        "ELM/alead | alead | elm | - | -",
        "alead@elm.example | alead | elm.example | alead@elm.example | -",
        "AzureAD\\ALead@elm.example | alead | elm.example | alead@elm.example | -",
        "alead@radius | alead | radius | - | -",
        "cn=jbloggs,ou=Year9,dc=elm,dc=local | jbloggs | elm.local | - | Year9",
        "CN=Bloggs\\, Jo,OU=Year 9,OU=Pupils,DC=elm,DC=local | bloggs, jo | elm.local | - | Year 9",
        "uid=jo,dc=elm | jo | elm | - | -",
        "LDAP://192.0.2.9 OU\\=Year9,OU\\=Pupils,DC\\=elm,DC\\=local/Bloggs Jo"
            + " | bloggs jo | elm.local | - | Year9",
        "LDAP://dc1.elm.local/CN=jo,OU=Year9,DC=elm | jo | elm | - | Year9",
        "LDAP://CN=jo,OU=Year9,DC=elm | jo | elm | - | Year9",
        "LDAP://192.0.2.9/Bloggs Jo | bloggs jo | - | - | -",
        "Bloggs, Jo (JBloggs@elm.example) | jbloggs | elm.example | jbloggs@elm.example | -",
        "Jo Bloggs <jbloggs@elm.example> | jbloggs | elm.example | jbloggs@elm.example | -",
        "Jo Bloggs (Y9) | jo bloggs (y9) | - | - | -",
        "ROOM7-PC3$ | room7-pc3$ | - | - | -",
        "ELM\\ROOM7-PC3$ | room7-pc3$ | elm | - | -",
        "host/Room7-PC3.elm.local | room7-pc3$ | elm.local | - | -",
        "svc-backup | svc-backup | - | - | -",
        "Jo Bloggs | jo bloggs | - | - | -",
        "Road%20Warrior | road warrior | - | - | -",
        "ELM%5Cjo | jo | elm | - | -",
        "100%jo | 100%jo | - | - | -",
        "jo%zz | jo%zz | - | - | -",
        "o&#39;neil | o'neil | - | - | -",
        "O&apos;Neil&amp;co | o'neil&co | - | - | -",
        "a&b;c | a&b;c | - | - | -",
        "O'Neil | o'neil | - | - | -",
        "Zoë.Ñandú | zoë.ñandú | - | - | -",
        "S-1-5-21-1004336348-1177238915-682003330-512"
            + " | s-1-5-21-1004336348-1177238915-682003330-512 | - | - | -",
        "4B825DC6-42CB-4EB9-A060-E54BF8D69288 | 4b825dc6-42cb-4eb9-a060-e54bf8d69288 | - | - | -",
        "cn=534e5330-b505$1,ou=SSL,dc=y | 534e5330-b505$1 | y | - | SSL",
      })
  void reads_every_form(String raw, String bare, String domain, String email, String unit) {
    UserName name = UserName.parse(raw).orElseThrow();

    assertThat(name).isEqualTo(new UserName(raw, bare, domain, email, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "N/A",
        "None",
        "unknown",
        "Unauthenticated",
        "AUTHENTICATED",
        "Everyone",
        "Guest",
        "ELM\\Guest",
        "(null)",
        "ANONYMOUS LOGON",
        "NT AUTHORITY\\SYSTEM",
        "Window Manager\\DWM-3",
        "S-1-5-18",
        "ELM\\",
        "ELM\\-",
        "@elm.example\\",
        "%2D",
        "OU=Year9,DC=elm",
      })
  void hears_every_way_to_say_nobody(String raw) {
    assertThat(UserName.parse(raw)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ROOM7$, true", "host/room7.elm.local, true", "ELM\\room7$, true", "jo$n, false"})
  void a_computers_account_is_known_as_one(String raw, boolean computer) {
    assertThat(UserName.parse(raw).orElseThrow().isComputer()).isEqualTo(computer);
  }

  @Test
  void an_accent_written_in_two_ways_is_one_name() {
    assertThat(UserName.bareOf("Zoe\u0308")).isEqualTo(UserName.bareOf("ZO\u00CB"));
  }

  @Test
  void whatever_stands_in_the_place_of_a_name_is_read_without_a_fault() {
    long seed = 31;
    Random random = new Random(seed);
    String marks = "\\/@,=()<>%&#;$ -.'\"aAé0cnouLDAP:";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder raw = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        raw.append(marks.charAt(random.nextInt(marks.length())));
      }

      UserName.parse(raw.toString())
          .ifPresent(
              name ->
                  assertThat(name.bare()).as("seed %d, %s", seed, raw).isNotBlank().isLowerCase());
    }
  }
}
