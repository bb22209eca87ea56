package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.EventMaker;
import org.handbell.ingest.parse.HeaderMemory;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.LineFormat;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.model.Event;

/** Runs a profile's tests: what its lines become, against what it says they become. */
final class Trial {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private Trial() {}

  /** What is wrong with the format's answer; empty where nothing is. */
  static List<String> faults(LineFormat format, ProfileTest test) {
    return compare(test, outcome(format, test.lines(), test.received()));
  }

  /** What becomes of the last of the lines. */
  static ParseOutcome outcome(LineFormat format, List<String> lines, Instant received) {
    EventMaker maker =
        new EventMaker(
            WhoAndWhere.of("school", Directory.empty()),
            new Event.Observer("", "", "test"),
            LONDON,
            true);
    LineFormat reader = format.forSource(HeaderMemory.untilTheEnd());
    ParseOutcome outcome = new ParseOutcome.Rejected("no line");
    for (String line : lines) {
      outcome =
          reader.read(
              LineBody.of(new ReceivedLine("test", received, line.getBytes(UTF_8), false)), maker);
    }
    return outcome;
  }

  /** What differs between an outcome and what the test says. */
  static List<String> compare(ProfileTest test, ParseOutcome outcome) {
    Map<String, String> wanted = test.event();
    if (outcome instanceof ParseOutcome.Parsed parsed && wanted != null) {
      return differences(wanted, Shown.of(parsed.event()));
    }
    boolean right =
        wanted == null
            && (test.ignored()
                ? outcome instanceof ParseOutcome.Ignored
                : test.signOn()
                    ? outcome instanceof ParseOutcome.SignedOn
                    : outcome instanceof ParseOutcome.Rejected);
    return right ? List.of() : List.of("the line became " + word(outcome));
  }

  private static List<String> differences(Map<String, String> wanted, Map<String, String> shown) {
    List<String> differences = new ArrayList<>();
    wanted.forEach(
        (name, value) -> {
          String actual = shown.getOrDefault(name, "");
          if (!actual.equals(value)) {
            differences.add("%s is %s, not %s".formatted(name, quoted(actual), quoted(value)));
          }
        });
    return differences;
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "absent" : "\"" + text + "\"";
  }

  private static String word(ParseOutcome outcome) {
    if (outcome instanceof ParseOutcome.Rejected rejected) {
      return "rejected: " + rejected.reason();
    } else if (outcome instanceof ParseOutcome.Ignored ignored) {
      return "ignored: " + ignored.reason();
    }
    return outcome instanceof ParseOutcome.SignedOn ? "a sign-on" : "an event";
  }
}
