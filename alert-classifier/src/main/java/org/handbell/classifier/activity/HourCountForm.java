package org.handbell.classifier.activity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;

/**
 * An hour's counts in the store, written at each event and so in few bytes: version, time of the
 * last event, number of counters, the counters; then each category's id and count. Counters and
 * categories that this code does not know are passed over.
 */
final class HourCountForm {

  static final byte VERSION = 1;

  private HourCountForm() {}

  /** The whole, of which only the counters change with each event. */
  static byte[] write(HourCount count, byte[] categories) {
    int counters = HourCount.STORED.size();
    ByteBuffer out =
        ByteBuffer.allocate(1 + Long.BYTES + 1 + counters * Long.BYTES + categories.length);
    out.put(VERSION).putLong(count.lastEvent()).put((byte) counters);
    for (int code = 0; code < counters; code++) {
      out.putLong(count.count(HourCount.STORED.get(code)));
    }
    return out.put(categories).array();
  }

  /** The part that changes only with a finding. */
  static byte[] categories(HourCount count) {
    int size = 0;
    for (Category category : count.categories().keySet()) {
      size += 1 + category.id().length() + Long.BYTES;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (Map.Entry<Category, Long> entry : count.categories().entrySet()) {
      byte[] id = entry.getKey().id().getBytes(US_ASCII);
      out.put((byte) id.length).put(id).putLong(entry.getValue());
    }
    return out.array();
  }

  static HourCount read(byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    byte version = in.get();
    if (version < 1 || version > VERSION) {
      throw new ProcessorStateException(
          "hourly counts in a form that this Handbell does not know; it reads up to " + VERSION);
    }
    long lastEvent = in.getLong();
    EnumMap<Counter, Long> counts = new EnumMap<>(Counter.class);
    int counters = in.get();
    for (int code = 0; code < counters; code++) {
      long counted = in.getLong();
      if (code < HourCount.STORED.size() && counted > 0) {
        counts.put(HourCount.STORED.get(code), counted);
      }
    }
    EnumMap<Category, Long> categories = new EnumMap<>(Category.class);
    while (in.hasRemaining()) {
      byte[] id = new byte[in.get()];
      in.get(id);
      long counted = in.getLong();
      Category.find(new String(id, US_ASCII))
          .ifPresent(category -> categories.put(category, counted));
    }
    return new HourCount(lastEvent, counts, categories);
  }
}
