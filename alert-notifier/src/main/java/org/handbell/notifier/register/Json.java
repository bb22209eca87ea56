package org.handbell.notifier.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.handbell.topic.JsonSerde;

/** A record as the text of one column, in the form it has on the topics. */
final class Json<T> {

  private final JsonSerde<T> serde;

  Json(Class<T> type) {
    this.serde = JsonSerde.of(type);
  }

  String write(T value) {
    return new String(Objects.requireNonNull(serde.serialize("", value)), UTF_8);
  }

  T read(String column) {
    return Objects.requireNonNull(serde.deserialize("", column.getBytes(UTF_8)));
  }
}
