package org.handbell.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much of the request the device could see. */
public enum Visibility {
  /** The whole URL. */
  FULL,
  /** HTTPS that was not decrypted: the name of the site only. */
  HOST,
  IP,
  DNS;

  private final String id = name().toLowerCase(Locale.ROOT);

  public String id() {
    return id;
  }

  /** What could not be seen, as a clause without its capital; null where all could. */
  public @Nullable String unseen() {
    return switch (this) {
      case FULL -> null;
      case HOST -> "only the site's name was visible: not the page, nor anything typed there.";
      case DNS -> "only a look-up of the site's name was visible: perhaps no page was opened.";
      case IP -> "only a network address was visible.";
    };
  }
}
