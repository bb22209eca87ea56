package org.handbell.model;

/**
 * A category name of a filter that Handbell does not know, and how many events bore it.
 *
 * @param source id of the source whose lines bear it
 * @param vendor as the source's lines are known
 * @param name the vendor's own word
 */
public record UnmappedName(String source, String vendor, String name, long count) {

  /** The same name, so many times. */
  public UnmappedName times(long other) {
    return new UnmappedName(source, vendor, name, other);
  }
}
