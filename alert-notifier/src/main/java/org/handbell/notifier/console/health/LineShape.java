package org.handbell.notifier.console.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How lines are built, without a word of what they say: names of fields where they belong to the
 * format, and of values nothing. A name counts as the format's where products are known to use it,
 * or where so many lines bear it that nobody can have typed it into one of them.
 */
final class LineShape {

  private static final int ENOUGH = 20;
  private static final int LONGEST_NAME = 32;
  private static final int MOST_CELLS = 40;
  private static final Set<String> KNOWN =
      Set.of(
          "action",
          "app",
          "bytes",
          "cat",
          "category",
          "client",
          "clientip",
          "date",
          "device",
          "devid",
          "devname",
          "dst",
          "dstip",
          "dstport",
          "duration",
          "event",
          "eventtype",
          "group",
          "host",
          "hostname",
          "id",
          "ip",
          "level",
          "logid",
          "mac",
          "method",
          "msg",
          "policy",
          "policyid",
          "port",
          "profile",
          "proto",
          "protocol",
          "referer",
          "referrer",
          "rule",
          "service",
          "src",
          "srcip",
          "srcmac",
          "srcport",
          "status",
          "subtype",
          "time",
          "timestamp",
          "type",
          "uri",
          "url",
          "user",
          "useragent",
          "username",
          "vd",
          "verdict");

  /** How the fields of a line are told apart. */
  private enum Build {
    JSON,
    PAIRS,
    CELLS,
    TEXT
  }

  private LineShape() {}

  /** Which lines are alike: the kind of build, and of cells their separator and number. */
  static String kind(String line) {
    Build build = build(line);
    return build == Build.CELLS ? build + " " + separator(line) + cells(line).length : build.name();
  }

  /** The shape that lines of one kind have in common. */
  static String of(List<String> lines) {
    String first = lines.get(0);
    return switch (build(first)) {
      case JSON -> "JSON with the fields " + names(lines, LineShape::jsonNames);
      case PAIRS -> "name=value with the fields " + names(lines, LineShape::pairNames);
      case CELLS -> cellsShape(first);
      case TEXT -> "text of " + first.strip().split("\\s+", -1).length + " words, no fields";
    };
  }

  private static Build build(String line) {
    if (line.indexOf("{\"") >= 0 && !jsonNames(line).isEmpty()) {
      return Build.JSON;
    }
    if (pairNames(line).size() >= 3) {
      return Build.PAIRS;
    }
    return cells(line).length >= 4 ? Build.CELLS : Build.TEXT;
  }

  private interface Names {
    List<String> of(String line);
  }

  private static String names(List<String> lines, Names names) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    lines.forEach(
        line -> names.of(line).stream().distinct().forEach(n -> counts.merge(n, 1, Integer::sum)));
    List<String> shown =
        counts.entrySet().stream()
            .filter(each -> isOfTheFormat(each.getKey(), each.getValue(), lines.size()))
            .map(Map.Entry::getKey)
            .toList();
    int hidden = counts.size() - shown.size();
    return (shown.isEmpty() ? "(none that are known)" : String.join(" ", shown))
        + (hidden == 0 ? "" : " and " + hidden + " whose names are not shown");
  }

  private static boolean isOfTheFormat(String name, int count, int lines) {
    return KNOWN.contains(name.toLowerCase(Locale.ROOT)) || (count >= ENOUGH && count * 2 >= lines);
  }

  private static List<String> jsonNames(String line) {
    List<String> names = new ArrayList<>();
    int at = line.indexOf('{');
    while (at >= 0 && at < line.length()) {
      int open = line.indexOf('"', at);
      int close = open < 0 ? -1 : end(line, open + 1);
      if (close < 0) {
        break;
      }
      int next = close + 1;
      while (next < line.length() && line.charAt(next) == ' ') {
        next++;
      }
      if (next < line.length() && line.charAt(next) == ':') {
        add(names, line.substring(open + 1, close));
      }
      at = close + 1;
    }
    return names;
  }

  /** Where the string that begins there ends. */
  private static int end(String line, int from) {
    for (int i = from; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  private static List<String> pairNames(String line) {
    List<String> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        int close = end(line, i + 1);
        i = close < 0 ? line.length() : close;
      } else if (c == ' ' || c == '\t' || c == ',' || c == '|') {
        start = i + 1;
      } else if (c == '=' && start < i) {
        add(names, line.substring(start, i));
        start = line.length();
      }
    }
    return names;
  }

  private static void add(List<String> names, String name) {
    boolean plain =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "_.-@".indexOf(c) >= 0));
    names.add(plain ? name : "?");
  }

  private static char separator(String line) {
    char best = '\t';
    long most = 0;
    for (char each : new char[] {'\t', ',', ';', '|'}) {
      long count = line.chars().filter(c -> c == each).count();
      if (count > most) {
        most = count;
        best = each;
      }
    }
    return best;
  }

  private static String[] cells(String line) {
    return line.split(Pattern.quote(String.valueOf(separator(line))), -1);
  }

  private static String cellsShape(String line) {
    String[] cells = cells(line);
    String between =
        switch (separator(line)) {
          case '\t' -> "tabs";
          case ',' -> "commas";
          case ';' -> "semicolons";
          default -> "bars";
        };
    String kinds =
        Arrays.stream(cells)
            .limit(MOST_CELLS)
            .map(LineShape::cell)
            .collect(Collectors.joining(" "));
    return "%d cells between %s: %s".formatted(cells.length, between, kinds);
  }

  /** What sort of thing stands in a cell. */
  private static String cell(String raw) {
    String text = raw.strip();
    if (text.isEmpty()) {
      return "empty";
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "number";
    }
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "-:.+/TZ ".indexOf(c) >= 0)
        ? "time-or-address"
        : "text";
  }
}
