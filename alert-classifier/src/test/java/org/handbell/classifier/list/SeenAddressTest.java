package org.handbell.classifier.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.handbell.model.Category;
import org.junit.jupiter.api.Test;

/** However an address is written, the short way to its host says what the whole way says. */
class SeenAddressTest {

  private static final long SEED = 17;
  private static final int ADDRESSES = 50_000;

  private static final List<String> SCHEMES =
      List.of("", "", "http://", "https://", "HTTPS://", "ftp://", "//", "http:/", "https:\\\\");
  private static final List<String> LABELS =
      List.of(
          "www",
          "www",
          "a",
          "b-1",
          "bad",
          "BAD",
          "0x7f",
          "1",
          "127",
          "xn--bcher-kva",
          "bücher",
          "b_c",
          "",
          "ＢＡＤ",
          "x0x1");
  private static final List<String> ENDS =
      List.of("example", "example", "com", "EXAMPLE", "example.", "0x10", "uk", "7", "éx");
  private static final List<String> TAILS =
      List.of(
          "",
          "",
          "/",
          "/a.b/c",
          "?q=www.bad.example",
          "#x",
          ":443",
          ":8080/a",
          "\\a",
          "/%2e%2e/x",
          " ",
          "/x?y#z",
          "%2fbad");
  private static final List<String> USERS =
      List.of("", "", "", "", "me@", "me:pw@", "bad.example@");

  private final ListSet set =
      MadeLists.set(
          MadeLists.block(
              "bad",
              Category.COMMERCE_GAMBLING,
              "bad.example\nexample.com\nwww.a.example\n127.0.0.1\n7.0.0.1\n0x7f.1.example\nb-1.uk\n"));

  private static String any(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String address(Random random) {
    StringBuilder text = new StringBuilder(any(random, SCHEMES)).append(any(random, USERS));
    for (int labels = random.nextInt(4); labels > 0; labels--) {
      text.append(any(random, LABELS)).append('.');
    }
    return text.append(any(random, ENDS)).append(any(random, TAILS)).toString();
  }

  @Test
  void an_address_as_it_was_logged_is_what_its_parts_are() {
    Random random = new Random(SEED);
    int listed = 0;
    for (int i = 0; i < ADDRESSES; i++) {
      String seen = address(random);

      List<Label> labels = set.labels(seen);

      assertThat(labels)
          .as("seed %d, address %d: %s", SEED, i, seen)
          .isEqualTo(Address.parse(seen).map(set::labels).orElse(List.of()));
      listed += labels.size();
    }
    assertThat(listed).isGreaterThan(ADDRESSES / 100);
  }
}
