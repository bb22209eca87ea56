package org.handbell.app.browser;

import java.io.ByteArrayOutputStream;

/** An authenticator's key as it is typed into an app (base 32, RFC 4648). */
final class Key {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Key() {}

  static byte[] read(String typed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bits = 0;
    int held = 0;
    for (char letter : typed.replace(" ", "").toCharArray()) {
      bits = (bits << 5) | LETTERS.indexOf(letter);
      held += 5;
      if (held >= 8) {
        held -= 8;
        out.write(bits >> held);
      }
    }
    return out.toByteArray();
  }
}
