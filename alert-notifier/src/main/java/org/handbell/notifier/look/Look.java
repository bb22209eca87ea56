package org.handbell.notifier.look;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How a school wants its reports to look: its own name, mark and words.
 *
 * @param name above the title; empty for nothing
 * @param intro said above everything else; empty for nothing
 * @param footer said below it
 */
public record Look(String name, @Nullable Logo logo, String intro, String footer) {

  /** As Handbell makes them. */
  public static final Look PLAIN = new Look("", null, "", "");

  /**
   * A picture, as it stands in the file.
   *
   * @param type {@code image/png} or {@code image/jpeg}
   */
  public record Logo(String type, String base64) {

    private static final int LARGEST = 200_000;

    public Logo {
      if (!type.equals("image/png") && !type.equals("image/jpeg")) {
        throw new IllegalArgumentException("a logo is PNG or JPEG");
      }
    }

    /**
     * The picture in that file.
     *
     * @throws IllegalArgumentException where it is too large or no PNG or JPEG
     */
    public static Logo of(byte[] content) {
      if (content.length > LARGEST) {
        throw new IllegalArgumentException("larger than " + LARGEST / 1_000 + " kB");
      }
      String type =
          startsWith(content, 0x89, 'P', 'N', 'G')
              ? "image/png"
              : startsWith(content, 0xFF, 0xD8, 0xFF) ? "image/jpeg" : "";
      return new Logo(type, Base64.getEncoder().encodeToString(content));
    }

    private static boolean startsWith(byte[] content, int... head) {
      for (int i = 0; i < head.length; i++) {
        if (content.length <= i || (content[i] & 0xFF) != head[i]) {
          return false;
        }
      }
      return true;
    }

    /** The picture itself, in a form that needs no fetching. */
    public String inline() {
      return "data:" + type + ";base64," + base64;
    }
  }
}
