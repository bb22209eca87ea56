package org.handbell.model;

import java.util.Locale;

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
}
