package org.handbell.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.handbell.model.RejectedLine;
import org.jspecify.annotations.Nullable;

/** The line's bytes are the record's value; source, time and reason are its headers. */
final class RejectedLineSerde
    implements Serde<RejectedLine>, Serializer<RejectedLine>, Deserializer<RejectedLine> {

  private static final String SOURCE = "handbell-source";
  private static final String RECEIVED = "handbell-received";
  private static final String REASON = "handbell-reason";

  @Override
  public byte @Nullable [] serialize(
      String topic, Headers headers, @Nullable RejectedLine rejected) {
    if (rejected == null) {
      return null;
    }
    headers.add(SOURCE, rejected.sourceId().getBytes(UTF_8));
    headers.add(RECEIVED, rejected.received().toString().getBytes(UTF_8));
    headers.add(REASON, rejected.reason().getBytes(UTF_8));
    return rejected.line();
  }

  @Override
  public byte[] serialize(String topic, RejectedLine rejected) {
    throw new SerializationException("a rejected line needs headers for its reason");
  }

  @Override
  public @Nullable RejectedLine deserialize(String topic, Headers headers, byte @Nullable [] data) {
    return data == null
        ? null
        : new RejectedLine(
            text(headers, SOURCE),
            Instant.parse(text(headers, RECEIVED)),
            data,
            text(headers, REASON));
  }

  @Override
  public RejectedLine deserialize(String topic, byte[] data) {
    throw new SerializationException("a rejected line needs headers for its reason");
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null) {
      throw new SerializationException("a rejected line without the header " + name);
    }
    return new String(header.value(), UTF_8);
  }

  @Override
  public Serializer<RejectedLine> serializer() {
    return this;
  }

  @Override
  public Deserializer<RejectedLine> deserializer() {
    return this;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}
}
