package org.handbell.notifier.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school's lists of passwords that everybody knows keep these from being chosen. */
class RefusedPasswordsTest {

  /** SHA-1 of {@code violet teapot marsh}, as lists of stolen passwords give it. */
  private static final String HASHED = "58d24874b04199c5f69d1758483ccf41f636eacc:4711";

  @TempDir Path folder;

  private Path list(String name, String lines) throws IOException {
    return Files.writeString(folder.resolve(name), lines);
  }

  @Test
  void passwords_of_every_list_are_refused_however_they_are_capitalised() throws Exception {
    RefusedPasswords refused =
        RefusedPasswords.read(
            List.of(
                list("common.txt", "football4ever!\r\nshort\n\nCaf\u00e9-au-lait-1\n"),
                list("stolen.txt", HASHED + "\n")));

    assertThat(refused.size()).isEqualTo(3);
    assertThat(
            List.of(
                "football4ever!", "Football4Ever!", "Cafe\u0301-au-lait-1", "violet teapot marsh"))
        .allMatch(refused::holds);
    assertThat(refused.holds("football4never")).isFalse();
  }

  @Test
  void a_chosen_password_that_is_on_a_list_is_refused_with_a_mend() throws Exception {
    PasswordRules rules =
        new PasswordRules(
            List.of(),
            RefusedPasswords.read(List.of(list("stolen.txt", HASHED.toUpperCase(Locale.ROOT)))));

    assertThat(rules.against("Violet teapot marsh"))
        .hasValue("It is on a list of passwords that others know. Use three random words.");
    assertThat(rules.against("violet teapot marshes")).isEmpty();
  }

  @Test
  void a_list_that_is_no_text_harms_nothing_and_one_that_is_too_long_is_cut() throws Exception {
    Path odd = folder.resolve("odd");
    Files.write(odd, new byte[] {(byte) 0xff, 0, 13, 10, (byte) 0xc3});
    String long_ = String.join("\n", List.of("first of them", "second of them", "third of them"));

    RefusedPasswords refused = RefusedPasswords.read(List.of(odd, list("long", long_)), 2);

    assertThat(refused.isCut()).isTrue();
    assertThat(refused.holds("second of them")).isTrue();
    assertThat(refused.holds("third of them")).isFalse();
    assertThat(new String(Files.readAllBytes(odd), StandardCharsets.ISO_8859_1)).hasSize(5);
  }
}
