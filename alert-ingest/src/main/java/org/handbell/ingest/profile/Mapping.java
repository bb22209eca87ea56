package org.handbell.ingest.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.StringTokenizer;
import org.handbell.ingest.parse.RequestDraft;
import org.handbell.ingest.parse.WrittenTime;
import org.handbell.model.Decision;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request of a line's values.
 *
 * @param fields in the order of {@link Target}
 * @param times the same of the time
 * @param zone the clock of times without a zone; null for the source's
 * @param monthFirst true where {@code 05/02/2025} is the 2nd of May
 * @param listSeparators what parts the categories of one value; empty where it is one category
 * @param visibility what the product can see, where it is always the same
 */
record Mapping(
    List<Field> fields,
    List<Source> times,
    @Nullable ZoneId zone,
    boolean monthFirst,
    String listSeparators,
    Nulls nulls,
    Actions actions,
    @Nullable Visibility visibility) {

  /** A field of ours and where it comes from: the first source that says something counts. */
  record Field(Target target, List<Source> from) {}

  /** Puts what the values mean into an empty draft. */
  RequestDraft fill(RequestDraft draft, Values values, ZoneId usual, Instant received) {
    draft.time = time(values, usual, received);
    draft.visibility = visibility;
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      fill(draft, field.target, field.from, values);
    }
    return draft;
  }

  @Nullable Instant time(Values values, ZoneId usual, Instant received) {
    ZoneId clock = zone == null ? usual : zone;
    for (int i = 0; i < times.size(); i++) {
      Source source = times.get(i);
      Instant time =
          source.made(
              values,
              nulls,
              (line, from, to) -> WrittenTime.read(line, from, to, monthFirst, clock, received));
      if (time == null) {
        time = WrittenTime.read(source.get(values, nulls), monthFirst, clock, received);
      }
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private void fill(RequestDraft draft, Target target, List<Source> from, Values values) {
    if (target == Target.CATEGORY) {
      categories(draft, from, values);
    } else if (target == Target.DECISION) {
      decide(draft, from, values);
    } else {
      String text = first(from, values);
      if (text != null) {
        target.set(draft, text);
      }
    }
  }

  private @Nullable String first(List<Source> from, Values values) {
    for (int i = 0; i < from.size(); i++) {
      String text = from.get(i).get(values, nulls);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private void categories(RequestDraft draft, List<Source> from, Values values) {
    String text = first(from, values);
    if (text == null) {
      return;
    }
    if (listSeparators.isEmpty()) {
      draft.addCategory(text.strip());
      return;
    }
    StringTokenizer tokens = new StringTokenizer(text, listSeparators);
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken().strip();
      if (!nulls.isNothing(token)) {
        draft.addCategory(token);
      }
    }
  }

  /** The first word that means something. */
  private void decide(RequestDraft draft, List<Source> from, Values values) {
    for (int i = 0; i < from.size() && draft.decision == Decision.UNKNOWN; i++) {
      String text = from.get(i).get(values, nulls);
      if (text != null) {
        draft.decision = actions.of(text);
      }
    }
  }
}
