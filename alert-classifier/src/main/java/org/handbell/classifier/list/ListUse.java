package org.handbell.classifier.list;

import java.util.Locale;

/** What it means for an address to be on a list. */
public enum ListUse {
  /** It belongs to the list's category. */
  BLOCK,
  /** It is fine, whatever other open lists say; never for what is illegal. */
  ALLOW;

  /** The name in the configuration. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
