package org.handbell.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one partition counted for one school in one hour of receive time. Counts only grow, and a
 * later record replaces an earlier one: an hour's figure is the sum over the partitions.
 *
 * @param hour the start of the hour
 * @param lastEvent when the newest event of the hour was received
 * @param counts by name of {@link Counter}
 * @param categories events with a finding, by category
 * @param unmapped the filter's category names that Handbell does not know; at most {@value
 *     #MOST_UNMAPPED}
 * @param blocked of the events with a finding those that the filter blocked, by category
 * @param tools visits to AI tools by host, blocked or not; at most {@value #MOST_TOOLS}
 */
public record Activity(
    String schoolId,
    Instant hour,
    int partition,
    Instant lastEvent,
    Map<Counter, Long> counts,
    Map<Category, Long> categories,
    List<UnmappedName> unmapped,
    Map<Category, Long> blocked,
    Map<String, Long> tools) {

  /** A school that uses more than these in an hour is told of the rest in another. */
  public static final int MOST_TOOLS = 20;

  /** More names than this in an hour are a wrong map of the whole filter, not new names. */
  public static final int MOST_UNMAPPED = 20;

  /** What is counted of every event. */
  public enum Counter {
    /** Events read. */
    EVENTS,
    /** What a person did, as opposed to page furniture and machines. */
    ACTS,
    /** Acts with a named person. */
    NAMED,
    /** Acts that show a search term. */
    SEARCHES,
    /** Acts of which the whole URL could be seen. */
    SEEN_WHOLE,
    BLOCKED,
    /** Acts with a finding. */
    FINDINGS,
    /** Acts that were a search, or may have been one for all that the filter could see. */
    SEARCHED
  }

  /** An hour in which every category name was known. */
  public Activity(
      String schoolId,
      Instant hour,
      int partition,
      Instant lastEvent,
      Map<Counter, Long> counts,
      Map<Category, Long> categories) {
    this(schoolId, hour, partition, lastEvent, counts, categories, List.of());
  }

  /** An hour in which nothing with a finding was blocked and no AI tool was used. */
  public Activity(
      String schoolId,
      Instant hour,
      int partition,
      Instant lastEvent,
      Map<Counter, Long> counts,
      Map<Category, Long> categories,
      List<UnmappedName> unmapped) {
    this(schoolId, hour, partition, lastEvent, counts, categories, unmapped, Map.of(), Map.of());
  }

  public Activity {
    counts = Map.copyOf(counts);
    categories = Map.copyOf(categories);
    // An hour written before these were counted has none of them.
    unmapped = unmapped == null ? List.of() : List.copyOf(unmapped);
    blocked = blocked == null ? Map.of() : Map.copyOf(blocked);
    tools = tools == null ? Map.of() : Map.copyOf(tools);
  }

  /** The record's key: school, hour and partition. */
  public String key() {
    return schoolId + "|" + hour + "|" + partition;
  }
}
