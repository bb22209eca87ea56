package org.handbell.classifier.normalise;

import java.util.Locale;

/** The part of a request that a text was taken from. */
public enum Field {
  /** What somebody typed into a search engine. */
  QUERY,
  /** The path of the address. */
  PATH,
  /** The name of the site. */
  HOST;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in the lexicon's files: {@code query}, {@code path}, {@code host}. */
  public String id() {
    return id;
  }
}
