package org.handbell.notifier.compose;

import java.net.URI;

/** The only links that a message of Handbell ever holds: into its own console. */
public final class Links {

  private Links() {}

  /**
   * The console's address without a slash at its end.
   *
   * @throws IllegalArgumentException when it is no web address
   */
  static String base(URI publicUrl) {
    String scheme = publicUrl.getScheme();
    boolean web = "https".equals(scheme) || "http".equals(scheme);
    if (!web || publicUrl.getHost() == null) {
      throw new IllegalArgumentException("publicUrl is not a web address");
    }
    return publicUrl.toString().replaceAll("/+$", "");
  }

  /**
   * The page of a case.
   *
   * @throws IllegalArgumentException when {@code publicUrl} is no web address
   */
  public static String toCase(URI publicUrl, String number) {
    return toCase(base(publicUrl), number);
  }

  static String toCase(String base, String number) {
    return base + "/cases/" + number;
  }
}
