package org.handbell.ingest.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.handbell.ingest.parse.NormalForm;
import org.handbell.ingest.parse.WrittenTime;
import org.handbell.model.Decision;
import org.jspecify.annotations.Nullable;

/** What the values of one column look like; the first that fits nearly all of them counts. */
enum Content {
  TIME("time", text -> time(text) != null),
  ADDRESS("client", NormalForm::isAddress),
  MAC("mac", text -> text.length() >= 12 && NormalForm.mac(text) != null),
  METHOD("method", Content::isMethod),
  MIME("mime", matching("(text|image|audio|video|application|font|multipart|model)/\\S+")),
  RESULT("result", matching("[A-Z]+_[A-Z_]+/\\d{3}")),
  STATUS("status", text -> NormalForm.status(text) != null),
  AGENT("agent", matching("[A-Za-z-]+/\\d+\\.\\d.*[ ;(].*")),
  DECISION("action", Content::isDecision),
  HOST("hostname", matching(Content.HOST_NAME)),
  URL("url", matching("[a-zA-Z][a-zA-Z0-9+.-]*://\\S+|" + Content.HOST_NAME + "(:\\d+)?(/\\S*)?")),
  PATH("arg", matching("/\\S*")),
  NUMBER("-", matching("[0-9.,:+-]+")),
  WORD("-", text -> text.codePoints().anyMatch(Character::isLetter)),
  NOTHING("-", text -> false);

  private static final String HOST_NAME = "([a-zA-Z0-9_-]+\\.)+[a-zA-Z][a-zA-Z0-9-]+\\.?";
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "CONNECT", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE");
  private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no");
  private static final Instant FIRST = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2045-01-01T00:00:00Z");
  private static final Nulls NULLS = new Nulls(Nulls.USUAL);

  private final String field;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
  private final Predicate<String> fits;

  Content(String field, Predicate<String> fits) {
    this.field = field;
    this.fits = fits;
  }

  /** A name for such a column, one that the generic profiles know. */
  String field() {
    return field;
  }

  /** True where four of five values, of those that say something, are such. */
  boolean fits(List<String> values) {
    List<String> said = values.stream().filter(text -> !NULLS.isNothing(text)).toList();
    long fitting = said.stream().filter(fits).count();
    return !said.isEmpty() && fitting * 5 >= said.size() * 4L;
  }

  static Content of(List<String> values) {
    for (Content one : values()) {
      if (one.fits(values)) {
        return one;
      }
    }
    return NOTHING;
  }

  static boolean isMethod(String text) {
    return METHODS.contains(text);
  }

  /** The time that a text of our years says, or null. */
  static @Nullable Instant time(String text) {
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    Instant time =
        digits < 6 ? null : WrittenTime.read(text, false, ZoneOffset.UTC, ProfileReader.ANY_TIME);
    return time == null || time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
  }

  /** True where every second value or more is a word for a decision that is known. */
  static boolean holdsDecisions(List<String> values) {
    long known = values.stream().filter(Content::isDecision).count();
    return known > 0 && known * 2 >= values.size();
  }

  private static boolean isDecision(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return !TRUTHS.contains(word) && Usual.decision(word) != Decision.UNKNOWN;
  }

  private static Predicate<String> matching(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }
}
