package org.handbell.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrongboxTest {

  private static final String LINE = "a line as it came, ümlaut and all";

  @TempDir static Path folder;

  private static final Map<String, PrivateKey> PRIVATE = new HashMap<>();
  private static final List<Keyholder> HOLDERS = new ArrayList<>();

  @BeforeAll
  static void three_people_make_their_keys() throws Exception {
    for (String id : List.of("head", "dsl", "chair")) {
      Path open = folder.resolve(id + ".public.pem");
      Path locked = folder.resolve(id + ".private.pem");
      char[] passphrase = passphraseOf(id);
      KeyFiles.make(open, locked, passphrase);
      PRIVATE.put(id, KeyFiles.readPrivate(locked, passphrase));
      HOLDERS.add(Keyholder.read(id, open));
    }
  }

  private static char[] passphraseOf(String id) {
    return (id + " has four plain words").toCharArray();
  }

  @Test
  void any_two_keyholders_open_it() throws Exception {
    String box = new Strongbox(HOLDERS).lock(LINE, "event-1");

    assertThat(Strongbox.open(box, "event-1", keys("head", "dsl"))).isEqualTo(LINE);
    assertThat(Strongbox.open(box, "event-1", keys("dsl", "chair"))).isEqualTo(LINE);
    assertThat(Strongbox.open(box, "event-1", keys("chair", "head"))).isEqualTo(LINE);
  }

  @Test
  void one_keyholder_alone_opens_nothing() {
    String box = new Strongbox(HOLDERS).lock(LINE, "event-1");

    assertThatThrownBy(() -> Strongbox.open(box, "event-1", keys("head")))
        .isInstanceOf(CannotOpen.class);
    // The same key under two names is still one person's.
    Map<String, PrivateKey> twice = Map.of("head", key("head"), "dsl", key("head"));
    assertThatThrownBy(() -> Strongbox.open(box, "event-1", twice)).isInstanceOf(CannotOpen.class);
  }

  @Test
  void somebody_it_was_not_locked_for_opens_nothing() {
    String box = new Strongbox(HOLDERS.subList(0, 2)).lock(LINE, "event-1");

    assertThatThrownBy(() -> Strongbox.open(box, "event-1", keys("head", "chair")))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("not locked for both");
  }

  @Test
  void it_opens_neither_changed_nor_under_another_label() {
    String box = new Strongbox(HOLDERS).lock(LINE, "event-1");
    byte[] changed = Base64.getDecoder().decode(box);

    assertThatThrownBy(() -> Strongbox.open(box, "event-2", keys("head", "dsl")))
        .isInstanceOf(CannotOpen.class);
    for (int at = 0; at < changed.length; at += 37) {
      changed[at] ^= 1;
      String other = Base64.getEncoder().encodeToString(changed);
      assertThatThrownBy(() -> Strongbox.open(other, "event-1", keys("head", "chair")))
          .as("byte %d changed", at)
          .isInstanceOf(CannotOpen.class);
      changed[at] ^= 1;
    }
  }

  @Test
  void the_same_line_is_never_locked_to_the_same_bytes() {
    Strongbox box = new Strongbox(HOLDERS);

    assertThat(box.lock(LINE, "e")).isNotEqualTo(box.lock(LINE, "e"));
  }

  @Test
  void a_line_of_any_length_is_kept_up_to_a_bound() throws Exception {
    String endless = "x".repeat(3 * Strongbox.LONGEST_LINE);

    String box = new Strongbox(HOLDERS).lock(endless, "e");

    assertThat(Strongbox.open(box, "e", keys("head", "dsl")))
        .isEqualTo("x".repeat(Strongbox.LONGEST_LINE));
  }

  @Test
  void a_private_key_needs_its_passphrase_and_is_never_written_over() throws Exception {
    Path locked = folder.resolve("head.private.pem");

    assertThatThrownBy(() -> KeyFiles.readPrivate(locked, "not the passphrase".toCharArray()))
        .isInstanceOf(CannotOpen.class);
    assertThatThrownBy(
            () -> KeyFiles.make(folder.resolve("new.public.pem"), locked, passphraseOf("head")))
        .isInstanceOf(IOException.class);
    assertThat(Files.readString(locked)).startsWith("-----BEGIN HANDBELL PRIVATE KEY-----");
    assertThat(folder.resolve("new.public.pem")).doesNotExist();
  }

  @Test
  void a_short_passphrase_makes_no_key() {
    assertThatThrownBy(
            () ->
                KeyFiles.make(
                    folder.resolve("a.pem"), folder.resolve("b.pem"), "too short".toCharArray()))
        .hasMessageContaining("15 characters");
  }

  private static Map<String, PrivateKey> keys(String... ids) {
    Map<String, PrivateKey> keys = new HashMap<>();
    for (String id : ids) {
      keys.put(id, key(id));
    }
    return keys;
  }

  private static PrivateKey key(String id) {
    PrivateKey key = PRIVATE.get(id);
    if (key == null) {
      throw new IllegalArgumentException("no key of " + id);
    }
    return key;
  }
}
