package org.handbell.classifier.incident;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.handbell.topic.JsonSerde;
import org.jspecify.annotations.Nullable;

/**
 * A record in a store: a byte for the version of the form, then JSON whose unknown fields are
 * passed over. A form newer than this code is refused, which stops the classifier rather than lose
 * an incident.
 */
final class VersionedForm<T> {

  static final byte VERSION = 1;

  private final JsonSerde<T> json;
  private final String what;

  private VersionedForm(Class<T> type, String what) {
    this.json = JsonSerde.of(type);
    this.what = what;
  }

  /**
   * For the store.
   *
   * @param what in a message: "an open incident"
   */
  static <T> Serde<T> of(Class<T> type, String what) {
    VersionedForm<T> form = new VersionedForm<>(type, what);
    return Serdes.serdeFrom(form::write, form::read);
  }

  private byte @Nullable [] write(String topic, @Nullable T value) {
    byte[] text = json.serialize(topic, value);
    if (text == null) {
      return null;
    }
    byte[] bytes = new byte[text.length + 1];
    bytes[0] = VERSION;
    System.arraycopy(text, 0, bytes, 1, text.length);
    return bytes;
  }

  private @Nullable T read(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length == 0 || bytes[0] < 1 || bytes[0] > VERSION) {
      throw new ProcessorStateException(
          what + " in a form that this Handbell does not know; it reads up to " + VERSION);
    }
    byte[] text = new byte[bytes.length - 1];
    System.arraycopy(bytes, 1, text, 0, text.length);
    try {
      return json.deserialize(topic, text);
    } catch (SerializationException e) {
      throw new ProcessorStateException(what + " that cannot be read", e);
    }
  }
}
