package org.handbell.notifier.register;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** How far Kafka was read, kept with the cases so that the two cannot disagree. */
final class Positions {

  /** Only ever forward: a replay must not lead to a second replay. */
  void move(Handle handle, String clusterId, Position position) {
    handle
        .createUpdate(
            """
            INSERT INTO kafka_position (cluster_id, topic, part, next_offset)
            VALUES (:cluster, :topic, :part, :next)
            ON CONFLICT (cluster_id, topic, part) DO UPDATE SET next_offset = excluded.next_offset
            WHERE excluded.next_offset > kafka_position.next_offset\
            """)
        .bind("cluster", clusterId)
        .bind("topic", position.topic())
        .bind("part", position.partition())
        .bind("next", position.next())
        .execute();
  }

  /** The log that this position is of is gone: another begins in its place. */
  void forget(Handle handle, String clusterId, Position position) {
    handle
        .createUpdate(
            """
            UPDATE kafka_position SET next_offset = 0
            WHERE cluster_id = :cluster AND topic = :topic AND part = :part\
            """)
        .bind("cluster", clusterId)
        .bind("topic", position.topic())
        .bind("part", position.partition())
        .execute();
  }

  List<Position> all(Handle handle, String clusterId) {
    return handle
        .createQuery("SELECT topic, part, next_offset FROM kafka_position WHERE cluster_id = :id")
        .bind("id", clusterId)
        .map(
            (row, ctx) ->
                new Position(
                    row.getString("topic"), row.getInt("part"), row.getLong("next_offset")))
        .list();
  }
}
