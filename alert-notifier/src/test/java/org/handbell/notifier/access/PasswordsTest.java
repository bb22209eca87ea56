package org.handbell.notifier.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  private static final String PASSWORD = "three blind mice";

  private final Passwords passwords = new Passwords();

  @Test
  void a_password_fits_its_own_hash_alone() {
    String hash = passwords.hash(PASSWORD);

    assertThat(passwords.fits(PASSWORD, hash)).isTrue();
    assertThat(passwords.fits(PASSWORD + "s", hash)).isFalse();
  }

  @Test
  void who_has_no_account_is_refused_after_the_same_work() {
    assertThat(passwords.fitsNobody(PASSWORD)).isFalse();
    assertThat(passwords.nobodys().length()).isEqualTo(passwords.hash(PASSWORD).length());
    assertThat(costs(passwords.nobodys())).isEqualTo(costs(passwords.hash(PASSWORD)));
  }

  /** All that says how much work it is: the algorithm, its version, memory, rounds and lanes. */
  private static String costs(String hash) {
    return hash.substring(0, hash.indexOf('$', hash.indexOf("$m=") + 1));
  }
}
