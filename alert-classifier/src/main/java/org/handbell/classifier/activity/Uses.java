package org.handbell.classifier.activity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handbell.model.Activity;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Finding;

/** What the filter stopped of what was found in an hour, and which AI tools were asked for. */
final class Uses {

  private static final int LONGEST_HOST = 100;

  private final EnumMap<Category, Long> blocked = new EnumMap<>(Category.class);
  private final TreeMap<String, Long> tools = new TreeMap<>();

  /** An event counts once for each category; a search about a tool is no visit to it. */
  void count(Event event, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    boolean stopped = event.filter().decision() == Decision.BLOCKED;
    boolean tool = false;
    for (int i = 0; i < findings.size(); i++) {
      Category category = findings.get(i).category();
      tool |= category == Category.CONDUCT_AI_USE || category == Category.CONTACT_AI_COMPANION;
      if (stopped
          && findings.subList(0, i).stream().noneMatch(each -> each.category() == category)) {
        addBlocked(category, 1);
      }
    }
    String host = event.host();
    if (tool && host != null && event.search() == null) {
      addTool(host, 1);
    }
  }

  void addBlocked(Category category, long times) {
    blocked.merge(category, times, Long::sum);
  }

  void addTool(String host, long times) {
    boolean room = tools.containsKey(host) || tools.size() < Activity.MOST_TOOLS;
    if (room && host.length() <= LONGEST_HOST) {
      tools.merge(host, times, Long::sum);
    }
  }

  Map<Category, Long> blocked() {
    return blocked;
  }

  Map<String, Long> tools() {
    return tools;
  }
}
