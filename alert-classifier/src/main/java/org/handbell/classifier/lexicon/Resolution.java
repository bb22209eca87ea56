package org.handbell.classifier.lexicon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.classifier.lexicon.Search.Found;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.View;
import org.handbell.model.SchoolPhase;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/** Makes hits of the patterns found in one text: at most one a rule, where nothing silences it. */
final class Resolution {

  /** A pattern with what it may not stand without, and the views that both needed. */
  private record Whole(Found found, @Nullable Found companion) {

    static Whole better(Whole a, Whole b) {
      return Found.better(a.found, b.found).equals(a.found) ? a : b;
    }
  }

  private final Lexicon lexicon;
  private final Reading reading;
  private final List<Found> found;
  private final Conditions conditions;
  private final Map<Integer, Whole> best = new LinkedHashMap<>();
  private final Map<Integer, Silenced> silenced = new LinkedHashMap<>();
  private final Map<Integer, Hit> alone = new LinkedHashMap<>();

  Resolution(Lexicon lexicon, Text text, List<Found> found) {
    this.lexicon = lexicon;
    this.reading = text.reading();
    this.found = found;
    this.conditions = new Conditions(text, lexicon.compiled().conditions());
  }

  Matches matches(SchoolPhase phase, Veto veto, long steps) {
    for (Found candidate : found) {
      Entry entry = lexicon.entry(candidate);
      if (entry.in().contains(reading.field())
          && entry.appliesIn(phase)
          && !reading.isOneDoubtfulWord(candidate.from(), candidate.to(), candidate.views())) {
        weigh(candidate, entry, veto);
      }
    }
    alone.keySet().removeAll(best.keySet());
    return new Matches(
        best.values().stream().map(whole -> hit(whole.found(), whole.companion())).toList(),
        List.copyOf(silenced.values()),
        List.copyOf(alone.values()),
        steps + conditions.steps());
  }

  List<Hit> everywhere() {
    return found.stream().map(each -> hit(each, null)).toList();
  }

  private void weigh(Found candidate, Entry entry, Veto veto) {
    int number = lexicon.number(candidate);
    Found companion = entry.with().isEmpty() ? null : companion(entry, number);
    if (companion == null && !entry.with().isEmpty()) {
      alone.putIfAbsent(number, hit(candidate, null));
      return;
    }
    Found seen = companion == null ? candidate : candidate.seenAlsoBy(companion.views());
    Silenced by = silenced(seen, entry, number, veto);
    if (by != null) {
      silenced.putIfAbsent(number, by);
    } else {
      best.merge(number, new Whole(seen, companion), Whole::better);
    }
  }

  /** What the rule must not stand without: one of its own patterns, or another rule's match. */
  private @Nullable Found companion(Entry entry, int number) {
    Found companion = conditions.companionOf(number);
    for (Found other : found) {
      if (entry.with().contains(lexicon.entry(other).id())) {
        companion = companion == null ? other : Found.better(companion, other);
      }
    }
    return companion;
  }

  /** The loader lets a core entry have no exceptions, so nothing silences it. */
  private @Nullable Silenced silenced(Found seen, Entry entry, int number, Veto veto) {
    Found exception = entry.except().isEmpty() ? null : conditions.exceptionTo(seen, number);
    if (exception != null) {
      String pattern = entry.except().get(conditions.ending(exception).number());
      return new Silenced(hit(seen, null), pattern, span(exception));
    }
    return entry.isOutOfReach() ? null : veto.silence(hit(seen, null));
  }

  private Hit hit(Found hit, @Nullable Found companion) {
    return new Hit(
        lexicon.entry(hit),
        reading.field(),
        span(hit),
        View.of(hit.views()),
        companion == null ? null : span(companion));
  }

  private Span span(Found of) {
    return reading.span(reading.firstWord(of.from()), reading.endWord(of.to()));
  }
}
