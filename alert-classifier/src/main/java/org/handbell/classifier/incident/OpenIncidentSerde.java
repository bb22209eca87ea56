package org.handbell.classifier.incident;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.handbell.topic.JsonSerde;
import org.jspecify.annotations.Nullable;

/**
 * An open incident in the store: a byte for the version of the form, then JSON whose unknown fields
 * are passed over. A form newer than this code is refused, which stops the classifier rather than
 * lose an incident.
 */
final class OpenIncidentSerde {

  static final byte VERSION = 1;

  private static final JsonSerde<OpenIncident> JSON = JsonSerde.of(OpenIncident.class);

  private OpenIncidentSerde() {}

  static Serde<OpenIncident> create() {
    return Serdes.serdeFrom(
        (topic, open) -> write(topic, open), (topic, bytes) -> read(topic, bytes));
  }

  private static byte @Nullable [] write(String topic, @Nullable OpenIncident open) {
    byte[] json = JSON.serialize(topic, open);
    if (json == null) {
      return null;
    }
    byte[] value = new byte[json.length + 1];
    value[0] = VERSION;
    System.arraycopy(json, 0, value, 1, json.length);
    return value;
  }

  private static @Nullable OpenIncident read(String topic, byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    if (value.length == 0 || value[0] < 1 || value[0] > VERSION) {
      throw new ProcessorStateException(
          "an open incident in a form that this Handbell does not know; it reads up to " + VERSION);
    }
    byte[] json = new byte[value.length - 1];
    System.arraycopy(value, 1, json, 0, json.length);
    try {
      return JSON.deserialize(topic, json);
    } catch (SerializationException e) {
      throw new ProcessorStateException("an open incident that cannot be read", e);
    }
  }
}
