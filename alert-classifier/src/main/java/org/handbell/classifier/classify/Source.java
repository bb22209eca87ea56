package org.handbell.classifier.classify;

/** Where a candidate for a finding comes from, the most telling first. */
enum Source {
  /** A rule's hit in what was typed. */
  SEARCH,
  /** A rule's hit in the address. */
  ADDRESS,
  /** Our own list of services. */
  SITE,
  /** A loaded list. */
  LIST,
  /** The filter's own category. */
  VENDOR
}
