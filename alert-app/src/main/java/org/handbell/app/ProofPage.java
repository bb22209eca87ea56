package org.handbell.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.register.FilterCheck;

/** The newest check of each thing that is proved, as a JSON array. */
final class ProofPage {

  private static final Duration BACK = Duration.ofDays(30);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProofPage() {}

  /** From when on checks are of interest. */
  static Instant since(Instant now) {
    return now.minus(BACK);
  }

  /**
   * Writes the newest of each.
   *
   * @param checks oldest first
   */
  static String write(List<FilterCheck> checks) {
    Map<String, Map<String, Object>> newest = new LinkedHashMap<>();
    for (FilterCheck check : checks) {
      String what = String.join("|", check.kind().id(), check.schoolId(), check.test());
      newest.put(what, row(check));
    }
    try {
      return MAPPER.writeValueAsString(newest.values()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can be written", e);
    }
  }

  private static Map<String, Object> row(FilterCheck check) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", check.kind().id());
    row.put("school", check.schoolId());
    row.put("test", check.test());
    row.put("at", check.at().toString());
    row.put("result", check.result().id());
    Duration delay = check.delay();
    if (delay != null) {
      row.put("delaySeconds", delay.toMillis() / 1000.0);
    }
    if (check.detail() != null) {
      row.put("detail", check.detail());
    }
    return row;
  }
}
