package org.handbell.notifier.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digits are those that every authenticator app shows, and each is good for once. */
class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

  /** The vectors of RFC 6238, appendix B, of which six digits are shown. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void the_codes_are_those_of_the_standard(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  /** The vectors of RFC 4648, section 10, without padding. */
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void the_key_is_typed_in_base_32(String secret, String typed) {
    assertThat(Totp.typed(secret.getBytes(US_ASCII))).isEqualTo(typed);
  }

  @Test
  void a_code_is_good_half_a_minute_early_and_late_and_no_longer() {
    String code = Totp.code(SECRET, Totp.step(NOW));

    assertThat(Totp.match(SECRET, code, NOW.plusSeconds(30), 0)).hasValue(Totp.step(NOW));
    assertThat(Totp.match(SECRET, code, NOW.minusSeconds(30), 0)).isPresent();
    assertThat(Totp.match(SECRET, code, NOW.plusSeconds(60), 0)).isEmpty();
    assertThat(Totp.match(SECRET, code, NOW.minusSeconds(60), 0)).isEmpty();
  }

  @Test
  void a_code_that_was_used_is_none() {
    String code = Totp.code(SECRET, Totp.step(NOW));

    assertThat(Totp.match(SECRET, code, NOW, Totp.step(NOW))).isEmpty();
    assertThat(Totp.match(SECRET, code, NOW, Totp.step(NOW) - 1)).isPresent();
  }
}
