package org.handbell.notifier.compose;

import java.net.URI;

/** The only links that a mail of Handbell ever holds: into its own console. */
final class Links {

  private Links() {}

  /**
   * The console's address without a slash at its end.
   *
   * @throws IllegalArgumentException when it is no web address
   */
  static String base(String publicUrl) {
    URI uri = URI.create(publicUrl);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("publicUrl is not a web address");
    }
    return publicUrl.replaceAll("/+$", "");
  }

  static String toCase(String base, String number) {
    return base + "/cases/" + number;
  }
}
