package org.handbell.ingest.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handbell.ingest.parse.LineBody;
import org.handbell.ingest.parse.WrittenTime;
import org.handbell.model.Decision;

/** Writes a guessed profile, without its tests; what is unsure asks whether it is right. */
final class ProfileText {

  private static final String ASK = "  # is this right?";
  private static final int MOST_UNUSED = 40;
  private static final Set<String> MORE_NULLS =
      Set.of("notavailable", "unauthenticated", "undefined", "anonymous", "(none)", "nobody");
  private static final Pattern SHORT_DATE =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}\\b.*");

  private final String name;
  private final ZoneId zone;
  private final Shape shape;
  private final List<LineBody> bodies;
  private final Samples samples;
  private final FieldGuess guess;
  private final StringBuilder out = new StringBuilder();

  ProfileText(String name, ZoneId zone, Shape shape, List<LineBody> bodies) {
    this.name = name;
    this.zone = zone;
    this.shape = shape;
    this.bodies = bodies;
    this.samples = Samples.of(shape);
    this.guess = FieldGuess.of(samples, shape);
  }

  String written() {
    row("# Guessed from " + bodies.size() + " lines by: ./handbell profile suggest");
    row("# Look at each line that asks \"is this right?\", and at the tests at the end.");
    row("name: " + YamlText.of(name));
    shape.settings().forEach(this::row);
    row("match: " + new MarkGuess(shape, bodies, samples, guess).written());
    time();
    row("fields:");
    guess
        .sources()
        .forEach(
            (field, from) ->
                row("  " + field + ": " + list(from) + (guess.isUnsure(field) ? ASK : "")));
    missing();
    unused();
    categories();
    nulls();
    actions();
    return out.toString();
  }

  private void row(String text) {
    out.append(text).append('\n');
  }

  static String list(List<String> texts) {
    return texts.size() == 1
        ? YamlText.of(texts.get(0))
        : texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  private void time() {
    if (guess.times().isEmpty()) {
      row("# No time was found: that of the syslog header counts, or of receipt. Is this right?");
      return;
    }
    row("time: " + list(guess.times()) + (guess.isUnsure("time") || shape.guessed() ? ASK : ""));
    List<String> texts = samples.values(guess.times().get(0));
    if (texts.stream().anyMatch(ProfileText::isLocal)) {
      row("zone: " + zone + "  # the clock of these times: is this right?");
    }
    if (isMonthFirst(texts)) {
      row("monthFirst: true  # 11/20/2026 is the 20th of November: is this right?");
    }
  }

  /** A time that means another instant on another clock. */
  private static boolean isLocal(String text) {
    return !Objects.equals(at(text, ZoneOffset.UTC), at(text, ZoneOffset.ofHours(3)));
  }

  private static Instant at(String text, ZoneId zone) {
    Instant time = WrittenTime.read(text, false, zone, ProfileReader.ANY_TIME);
    return time == null ? Instant.EPOCH : time;
  }

  private static boolean isMonthFirst(List<String> texts) {
    boolean second = false;
    boolean first = false;
    for (String text : texts) {
      Matcher date = SHORT_DATE.matcher(text);
      if (date.matches()) {
        first |= Integer.parseInt(date.group(1)) > 12;
        second |= Integer.parseInt(date.group(2)) > 12;
      }
    }
    return second && !first;
  }

  private void missing() {
    Set<String> there = guess.sources().keySet();
    if (!there.contains("user.name")) {
      row("  # user.name: no field with a user was found; is there one?");
    }
    if (!there.contains("source.ip")) {
      row("  # source.ip: no field with the client's address was found; is there one?");
    }
    if (!there.contains("filter.decision")) {
      row("  # filter.decision: no field says blocked or allowed; is there one?");
    }
  }

  private void unused() {
    List<String> unused = guess.unused();
    if (!unused.isEmpty()) {
      row(
          "  # not used: "
              + unused.stream()
                  .limit(MOST_UNUSED)
                  .map(YamlText::of)
                  .collect(Collectors.joining(", "))
              + (unused.size() > MOST_UNUSED ? " …" : ""));
    }
  }

  private List<String> values(String field) {
    List<String> from = guess.sources().getOrDefault(field, List.of());
    return from.stream().flatMap(source -> samples.values(source).stream()).distinct().toList();
  }

  private void categories() {
    String found =
        List.of(",", ";", "|").stream()
            .filter(mark -> values("filter.category").stream().anyMatch(one -> one.contains(mark)))
            .collect(Collectors.joining());
    if (!found.isEmpty()) {
      row("listSeparators: " + YamlText.of(found) + "  # part several categories: is this right?");
    }
  }

  private void nulls() {
    Set<String> more = new LinkedHashSet<>();
    for (String source : guess.sources().values().stream().flatMap(List::stream).toList()) {
      samples.values(source).stream()
          .filter(text -> MORE_NULLS.contains(text.toLowerCase(Locale.ROOT)))
          .forEach(more::add);
    }
    if (!more.isEmpty()) {
      more.addAll(Nulls.USUAL);
      row("nulls: " + list(List.copyOf(more)) + "  # words for nothing: is this right?");
    }
  }

  /** The words seen go before the words that products usually have. */
  private void actions() {
    if (!guess.sources().containsKey("filter.decision")) {
      return;
    }
    Map<Decision, Set<String>> words = new LinkedHashMap<>();
    for (Decision decision : Decision.values()) {
      words.put(decision, new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
    }
    List<String> seen = values("filter.decision");
    Usual.ACTIONS.forEach(
        (id, usual) ->
            words.forEach(
                (decision, list) -> {
                  if (decision.id().equals(id)) {
                    list.addAll(usual);
                  }
                }));
    row("actions:  # seen: " + seenWith(seen));
    words.forEach(
        (decision, list) -> {
          if (!list.isEmpty()) {
            row("  " + decision.id() + ": " + bracketed(list));
          }
        });
    List<String> unknown =
        seen.stream().filter(one -> Usual.decision(one) == Decision.UNKNOWN).toList();
    if (!unknown.isEmpty()) {
      row(
          "  # not understood, put them into a list above: "
              + unknown.stream()
                  .limit(MOST_UNUSED)
                  .map(YamlText::of)
                  .collect(Collectors.joining(", ")));
    }
  }

  private static String seenWith(List<String> seen) {
    return seen.stream()
            .filter(one -> Usual.decision(one) != Decision.UNKNOWN)
            .limit(12)
            .map(one -> YamlText.of(one) + " is " + Usual.decision(one).id())
            .collect(Collectors.joining(", "))
        + ": is this right?";
  }

  private static String bracketed(Set<String> texts) {
    return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
