package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handbell.document.Document;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;

/**
 * A profile guessed from a product's lines, which stand in it as its tests.
 *
 * @param yaml the profile, to be checked where it asks
 * @param lines how many lines were looked at
 * @param read how many of them became web requests
 * @param withoutUser how many of those name no user
 * @param ignored how many are no web request
 * @param rejected how many could not be read
 * @param known the bundled format that reads the lines already, where one does
 */
public record Suggestion(
    String yaml,
    int lines,
    int read,
    int withoutUser,
    int ignored,
    int rejected,
    Optional<String> known) {

  /** How many lines are looked at. */
  public static final int MOST_LINES = 50;

  /**
   * The profile that reads the first lines.
   *
   * @param zone the clock of times that do not say theirs
   * @throws IllegalArgumentException where no profile could be found; the message says why
   */
  public static Suggestion of(List<byte[]> given, String name, ZoneId zone) {
    List<String> lines =
        given.stream()
            .map(line -> Text.of(line, 0, line.length).strip().replaceFirst("^\uFEFF", ""))
            .filter(line -> !line.isEmpty())
            .limit(MOST_LINES)
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("there are no lines; paste 5 to 50 of one product");
    }
    List<LineBody> bodies = lines.stream().map(Suggestion::body).filter(b -> !b.isEmpty()).toList();
    Shape shape =
        ShapeGuess.of(bodies)
            .orElseThrow(() -> new IllegalArgumentException("these lines have no shape in common"));
    String profile = new ProfileText(name, zone, shape, bodies).written();
    SuggestedTests tests = SuggestedTests.of(profile(name, profile), lines, shape);
    if (tests.read() == 0) {
      throw new IllegalArgumentException(
          "the lines look like "
              + shape.way().word()
              + ", but none of the "
              + lines.size()
              + " names a web address, a host or a search; paste lines of web requests");
    }
    String yaml = profile + tests.written();
    profile(name, yaml);
    return new Suggestion(
        yaml,
        lines.size(),
        tests.read(),
        tests.withoutUser(),
        tests.ignored(),
        tests.rejected(),
        known(lines));
  }

  private static LineBody body(String line) {
    return LineBody.of(
        new ReceivedLine("line", ProfileReader.ANY_TIME, line.getBytes(UTF_8), false));
  }

  /** The text as a profile; a fault in it is one of ours. */
  private static ProfileFormat profile(String name, String yaml) {
    Document document = Document.ofText(name, yaml);
    Profile profile = ProfileReader.read(document);
    long faults =
        document.faults().stream().filter(fault -> !fault.field().equals("tests")).count();
    if (faults > 0) {
      throw new IllegalStateException("the suggested profile has " + faults + " faults");
    }
    return new ProfileFormat(profile);
  }

  /** The format of one product that reads most of the lines. */
  private static Optional<String> known(List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      Formats.bundled().inOrder().stream()
          .filter(format -> !format.isGeneric() && format.recognises(body(line)))
          .filter(
              format ->
                  Trial.outcome(format, List.of(line), ProfileReader.ANY_TIME)
                      instanceof ParseOutcome.Parsed)
          .findFirst()
          .ifPresent(format -> names.add(format.name()));
    }
    Map<String, Long> counts =
        names.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    return counts.entrySet().stream()
        .filter(one -> one.getValue() * 10 >= lines.size() * 8L)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
