package org.handbell.ingest.profile;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a line leaves out from the line before it that is about the same: Pi-hole says who
 * asks for a name in one line and that the name is blocked in the next.
 *
 * @param by the field that both lines have
 * @param take the field that only the earlier line has
 * @param earlier what was last said, bounded: the two lines stand close together
 */
record Joined(Engine engine, int by, int take, Map<String, String> earlier) implements Engine {

  private static final int MOST = 1_000;

  static Joined of(Engine engine, int by, int take) {
    return new Joined(engine, by, take, newestOnly());
  }

  private static Map<String, String> newestOnly() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
        return size() > MOST;
      }
    };
  }

  @Override
  public Engine forSource(HeaderMemory memory) {
    return new Joined(engine.forSource(memory), by, take, newestOnly());
  }

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    String fault = engine.read(body, names, out);
    String key = out.get(by);
    if (key != null) {
      join(key.toLowerCase(Locale.ROOT), out);
    }
    return fault;
  }

  private void join(String key, Values out) {
    String told = out.get(take);
    if (told != null) {
      earlier.remove(key);
      earlier.put(key, told);
      return;
    }
    String known = earlier.get(key);
    if (known != null) {
      out.put(take, known);
    }
  }
}
