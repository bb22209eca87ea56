package org.handbell.ingest.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.handbell.ingest.parse.RequestDraft;
import org.handbell.ingest.parse.WrittenTime;
import org.handbell.model.Decision;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request of a line's values.
 *
 * @param sources for each field of ours where it comes from: the first that is there counts
 * @param times the same of the time
 * @param zone the clock of times without a zone; null for the source's
 * @param monthFirst true where {@code 05/02/2025} is the 2nd of May
 * @param listSeparators what parts the categories of one value; empty where it is one category
 * @param visibility what the product can see, where it is always the same
 */
record Mapping(
    Map<Target, List<Source>> sources,
    List<Source> times,
    @Nullable ZoneId zone,
    boolean monthFirst,
    String listSeparators,
    Nulls nulls,
    Actions actions,
    @Nullable Visibility visibility) {

  /** Of maps only this one is walked, for each line, without making anything. */
  Mapping {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  RequestDraft draft(Values values, ZoneId usual, Instant received) {
    RequestDraft draft = new RequestDraft();
    draft.time = time(values, usual, received);
    draft.visibility = visibility;
    sources.forEach((target, from) -> fill(draft, target, from, values));
    return draft;
  }

  @Nullable Instant time(Values values, ZoneId usual, Instant received) {
    for (Source source : times) {
      String text = source.get(values, nulls);
      Instant time = WrittenTime.read(text, monthFirst, zone == null ? usual : zone, received);
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
    for (Source source : from) {
      String text = source.get(values, nulls);
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
    for (Source source : from) {
      String text = source.get(values, nulls);
      if (text != null && draft.decision == Decision.UNKNOWN) {
        draft.decision = actions.of(text);
      }
    }
  }
}
