package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;

/** Writes lines with what a profile makes of them as its tests, and counts. */
final class SuggestedTests {

  private static final Set<String> FOLLOWS_FROM_OTHERS =
      Set.of(
          "person.id", "url.scheme", "url.path", "url.query", "filter.visibility", "filter.level");

  /** What a document of ours may hold, with room for the rest of the profile. */
  private static final int LONGEST = 900_000;

  private final StringBuilder out = new StringBuilder("tests:\n");
  private int read;
  private int withoutUser;
  private int ignored;
  private int rejected;

  private SuggestedTests() {}

  static SuggestedTests of(ProfileFormat format, List<String> lines, Shape shape) {
    SuggestedTests tests = new SuggestedTests();
    String heading = shape.heading();
    for (String line : lines) {
      if (isHeading(line, shape)) {
        heading = line;
      }
      List<String> together =
          heading.isEmpty() || heading.equals(line) ? List.of(line) : List.of(heading, line);
      tests.add(together, Trial.outcome(format, together, ProfileReader.ANY_TIME));
    }
    return tests;
  }

  int read() {
    return read;
  }

  int withoutUser() {
    return withoutUser;
  }

  int ignored() {
    return ignored;
  }

  int rejected() {
    return rejected;
  }

  String written() {
    return out.toString();
  }

  private static boolean isHeading(String line, Shape shape) {
    LineBody body =
        LineBody.of(new ReceivedLine("line", ProfileReader.ANY_TIME, line.getBytes(UTF_8), false));
    String text = Text.of(body.bytes(), body.from(), body.to());
    return shape.way() == Shape.Way.W3C
        ? text.startsWith("#Fields:")
        : !shape.heading().isEmpty() && text.equals(shape.heading());
  }

  private void add(List<String> lines, ParseOutcome outcome) {
    String wanted;
    if (outcome instanceof ParseOutcome.Parsed parsed) {
      Map<String, String> shown = Shown.of(parsed.event());
      read++;
      withoutUser += shown.containsKey("user.name") ? 0 : 1;
      wanted = "event: " + event(shown);
    } else if (outcome instanceof ParseOutcome.Rejected) {
      rejected++;
      wanted = "rejected: true";
    } else {
      ignored++;
      wanted = "ignored: true";
    }
    String written = written(lines) + "    " + wanted + "\n";
    boolean secret = lines.stream().anyMatch(line -> line.contains("${")); // a file's own mark
    if (!secret && out.length() + written.length() < LONGEST) {
      out.append(written);
    }
  }

  private static String written(List<String> lines) {
    if (lines.size() == 1) {
      return "  - line: " + YamlText.quoted(lines.get(0)) + "\n";
    }
    List<String> rows = new ArrayList<>();
    lines.forEach(line -> rows.add("      - " + YamlText.quoted(line) + "\n"));
    return "  - lines:\n" + String.join("", rows);
  }

  private static String event(Map<String, String> shown) {
    return shown.entrySet().stream()
        .filter(one -> !FOLLOWS_FROM_OTHERS.contains(one.getKey()))
        .filter(one -> !one.getKey().equals("url.domain") || !shown.containsKey("url.full"))
        .map(one -> YamlText.key(one.getKey()) + ": " + YamlText.of(one.getValue()))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }
}
