package org.handbell.notifier.console.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.RejectedLine;
import org.handbell.notifier.console.web.Surroundings.Unread;

/** Puts lines that could not be read together by source, reason and shape. */
public final class Shapes {

  private static final int LONGEST = 16_384;

  private Shapes() {}

  private record Group(String source, String reason, String kind) {}

  /** The shapes, the most frequent first. */
  public static List<Unread> of(List<RejectedLine> lines) {
    Map<Group, List<String>> groups = new LinkedHashMap<>();
    for (RejectedLine each : lines) {
      String text = new String(each.line(), 0, Math.min(LONGEST, each.line().length), UTF_8);
      Group group = new Group(each.sourceId(), reason(each.reason()), LineShape.kind(text));
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(text);
    }
    return groups.entrySet().stream()
        .map(
            each ->
                new Unread(
                    each.getKey().source(),
                    each.getKey().reason(),
                    LineShape.of(each.getValue()),
                    each.getValue().size()))
        .sorted(Comparator.comparingInt(Unread::lines).reversed().thenComparing(Unread::source))
        .toList();
  }

  /** Where in a line it went wrong differs from line to line. */
  private static String reason(String reason) {
    return reason.replaceAll("\\d+", "…");
  }
}
