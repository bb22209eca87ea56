package org.handbell.classifier.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.handbell.model.Activity.Counter;
import org.handbell.model.Category;
import org.jspecify.annotations.Nullable;

/**
 * An hour's counts in the store, written at each event and so in few bytes: version, time of the
 * last event, number of counters, the counters; then each category's id and count, and in the same
 * form each unknown name of a filter behind a mark that no category begins with. What this code
 * does not know is passed over.
 */
final class HourCountForm {

  static final byte VERSION = 1;

  private static final String MARK = "?";
  private static final String PART = "\u001f";
  private static final String BLOCKED = "!";
  private static final String TOOL = "@";

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

  /** The part that changes only with a finding or an unknown name. */
  static byte[] categories(HourCount count) {
    Map<String, Long> named = new LinkedHashMap<>();
    count.categories().forEach((category, counted) -> named.put(category.id(), counted));
    count.unmapped().forEach((name, counted) -> named.put(id(name), counted));
    count.uses().blocked().forEach((each, counted) -> named.put(BLOCKED + each.id(), counted));
    count.uses().tools().forEach((host, counted) -> named.put(TOOL + host, counted));
    named.keySet().removeIf(id -> id.getBytes(UTF_8).length > Byte.MAX_VALUE);
    int size = 0;
    for (String id : named.keySet()) {
      size += 1 + id.getBytes(UTF_8).length + Long.BYTES;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    named.forEach(
        (id, counted) -> {
          byte[] bytes = id.getBytes(UTF_8);
          out.put((byte) bytes.length).put(bytes).putLong(counted);
        });
    return out.array();
  }

  private static String id(HourCount.Unmapped name) {
    String id = MARK + name.source() + PART + name.vendor() + PART + name.name();
    while (id.getBytes(UTF_8).length > Byte.MAX_VALUE) {
      id = id.substring(0, id.offsetByCodePoints(id.length(), -1));
    }
    return id;
  }

  private static HourCount.@Nullable Unmapped unmapped(String id) {
    String[] parts = id.substring(1).split(PART, -1);
    return parts.length == 3 ? new HourCount.Unmapped(parts[0], parts[1], parts[2]) : null;
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
    TreeMap<HourCount.Unmapped, Long> unmapped = new TreeMap<>(HourCount.BY_NAME);
    Uses uses = new Uses();
    while (in.hasRemaining()) {
      byte[] bytes = new byte[in.get()];
      in.get(bytes);
      String id = new String(bytes, UTF_8);
      long counted = in.getLong();
      HourCount.Unmapped name = id.startsWith(MARK) ? unmapped(id) : null;
      if (name != null) {
        unmapped.merge(name, counted, Long::sum);
      }
      if (id.startsWith(TOOL)) {
        uses.addTool(id.substring(TOOL.length()), counted);
      } else if (id.startsWith(BLOCKED)) {
        Category.find(id.substring(BLOCKED.length()))
            .ifPresent(category -> uses.addBlocked(category, counted));
      }
      Category.find(id).ifPresent(category -> categories.put(category, counted));
    }
    return new HourCount(lastEvent, counts, categories, unmapped, uses);
  }
}
