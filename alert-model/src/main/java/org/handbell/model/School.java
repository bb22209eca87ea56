package org.handbell.model;

/**
 * A school as the configuration names it.
 *
 * @param id short and stable: it is part of every key and person id; letters, digits and hyphens
 * @param name as it stands in mails
 */
public record School(String id, String name, SchoolPhase phase) {

  public School {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "a school's id is lower-case letters, digits and hyphens, at most 40: " + id);
    }
  }
}
