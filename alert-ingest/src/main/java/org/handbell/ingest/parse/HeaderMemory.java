package org.handbell.ingest.parse;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the heading of one source's lines, such as a CSV's column names, over a restart. */
public interface HeaderMemory {

  /** The heading last stored under the format's name. */
  @Nullable String load(String format);

  /** Keeps the heading that the lines from now on have. */
  void store(String format, String header);

  /** One that forgets when the program ends, for commands. */
  static HeaderMemory untilTheEnd() {
    Map<String, String> headers = new HashMap<>();
    return new HeaderMemory() {
      @Override
      public @Nullable String load(String format) {
        return headers.get(format);
      }

      @Override
      public void store(String format, String header) {
        headers.put(format, header);
      }
    };
  }
}
