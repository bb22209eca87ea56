package org.handbell.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.handbell.model.Activity;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.model.ListReport;
import org.handbell.model.RejectedLine;
import org.handbell.model.Ruling;
import org.handbell.model.SourceReport;
import org.handbell.sealed.SealedLine;

/** The topics through which the stages talk; each name, serde and setting stands here once. */
public final class Topics {

  /** The group of the classifiers: how far it has read the events is how far they are judged. */
  public static final String CLASSIFIERS = "handbell-classifier";

  /** For life: a person's partition, and so the order of their events, must never change. */
  private static final int PARTITIONS = 12;

  private static final String COMPACT_AND_DELETE =
      TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;

  /** What the filters logged, keyed by person; kept long enough that a closure loses nothing. */
  public static final Topic<String, Event> EVENTS =
      new Topic<>(
          "handbell.events",
          Serdes.String(),
          EventSerde.create(),
          PARTITIONS,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              days(100),
              TopicConfig.SEGMENT_MS_CONFIG,
              days(1),
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          true);

  /** Lines that no parser could read, whole, keyed by source. */
  public static final Topic<String, RejectedLine> REJECTED =
      new Topic<>(
          "handbell.rejected",
          Serdes.String(),
          new RejectedLineSerde(),
          PARTITIONS,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              days(30),
              TopicConfig.SEGMENT_MS_CONFIG,
              days(1),
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          false);

  /** Incident revisions, each a full snapshot, keyed by incident. */
  public static final Topic<String, Incident> INCIDENTS =
      new Topic<>(
          "handbell.incidents",
          Serdes.String(),
          JsonSerde.of(Incident.class),
          PARTITIONS,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              COMPACT_AND_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              days(400),
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          true);

  /** Cumulative counts for digests and health, keyed by school, hour and partition. */
  public static final Topic<String, Activity> ACTIVITY =
      new Topic<>(
          "handbell.activity",
          Serdes.String(),
          JsonSerde.of(Activity.class),
          PARTITIONS,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              COMPACT_AND_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              days(400),
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          false);

  /** Lines of illegal content, each locked for its keyholders, keyed by event. */
  public static final Topic<String, SealedLine> SEALED =
      new Topic<>(
          "handbell.sealed",
          Serdes.String(),
          JsonSerde.of(SealedLine.class),
          1,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              COMPACT_AND_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              days(400),
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          true);

  /** How each source does, keyed by source and ingest instance; the newest report counts. */
  public static final Topic<String, SourceReport> SOURCES =
      new Topic<>(
          "handbell.sources",
          Serdes.String(),
          JsonSerde.of(SourceReport.class),
          1,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              COMPACT_AND_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              days(30),
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          false);

  /** How each list does, keyed by list and classifier; the newest report counts. */
  public static final Topic<String, ListReport> LISTS =
      new Topic<>(
          "handbell.lists",
          Serdes.String(),
          JsonSerde.of(ListReport.class),
          1,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              COMPACT_AND_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              days(30),
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          false);

  /** What people decided that judging must know; the one topic that flows back. */
  public static final Topic<String, Ruling> RULINGS =
      new Topic<>(
          "handbell.rulings",
          Serdes.String(),
          JsonSerde.of(Ruling.class),
          1,
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_COMPACT,
              TopicConfig.COMPRESSION_TYPE_CONFIG,
              "producer"),
          true);

  public static final List<Topic<?, ?>> ALL =
      List.of(EVENTS, REJECTED, INCIDENTS, SEALED, ACTIVITY, SOURCES, LISTS, RULINGS);

  private Topics() {}

  private static String days(int days) {
    return String.valueOf(Duration.ofDays(days).toMillis());
  }
}
