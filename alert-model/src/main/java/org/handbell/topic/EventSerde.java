package org.handbell.topic;

import java.io.IOException;
import java.time.DateTimeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/** Events on the wire: the JSON of {@link EventJson}. */
final class EventSerde {

  private EventSerde() {}

  static Serde<Event> create() {
    return Serdes.serdeFrom(
        (topic, event) -> event == null ? null : EventJson.toBytes(event),
        (topic, bytes) -> read(bytes));
  }

  private static @Nullable Event read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return EventJson.fromBytes(bytes);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      // The cause may quote what a child typed: only its kind is passed on.
      throw new SerializationException("not a readable event: " + e.getClass().getSimpleName());
    }
  }
}
