package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.handbell.classifier.classify.ContextWords.Wording;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.View;
import org.handbell.classifier.normalise.Vocabulary;
import org.handbell.model.Event;
import org.handbell.model.ReadAs;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * Words that a rule found, with where they stand, how they had to be read and how they were meant.
 *
 * @param span in the search term, else in the URL, else in the host
 */
record Words(Hit hit, @Nullable Span span, List<ReadAs> views, Wording wording) {

  Words {
    views = List.copyOf(views);
  }

  static Words of(
      Hit hit, Reading reading, Vocabulary vocabulary, ContextWords context, Event event) {
    Wording wording = hit.field() == Field.QUERY ? context.of(reading, hit) : Wording.PLAIN;
    return new Words(hit, spanIn(event, hit), views(hit, reading, vocabulary), wording);
  }

  Source source() {
    return hit.field() == Field.QUERY ? Source.SEARCH : Source.ADDRESS;
  }

  /** True where the other rule found other words of the same part. */
  boolean isApartFrom(Words other) {
    Span mine = hit.span();
    Span its = other.hit.span();
    boolean apart = mine.end() <= its.start() || its.end() <= mine.start();
    return apart && hit.field() == other.hit.field();
  }

  private static List<ReadAs> views(Hit hit, Reading reading, Vocabulary vocabulary) {
    if (hit.views().isEmpty()) {
      return List.of();
    }
    String matched = reading.original().substring(hit.span().start(), hit.span().end());
    Map<String, List<Reading.OtherWord>> byWord = new LinkedHashMap<>();
    for (Reading.OtherWord word : reading.otherWords(vocabulary)) {
      if (matched.contains(word.written()) && hit.views().containsAll(word.views())) {
        byWord.computeIfAbsent(word.written(), any -> new ArrayList<>()).add(word);
      }
    }
    return byWord.values().stream().map(Words::readAs).toList();
  }

  private static ReadAs readAs(List<Reading.OtherWord> words) {
    return new ReadAs(
        words.get(0).written(),
        words.stream()
            .map(Reading.OtherWord::readAs)
            .distinct()
            .limit(3)
            .collect(Collectors.joining(" or ")),
        words.stream()
            .flatMap(word -> word.views().stream())
            .map(View::title)
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  /** A span points into the search term, else into the URL, else into the host. */
  private static @Nullable Span spanIn(Event event, Hit hit) {
    Event.Url url = event.url();
    if (hit.field() == Field.QUERY || url == null || url.full() == null) {
      return hit.field() == Field.PATH ? null : hit.span();
    }
    String part = hit.field() == Field.PATH ? url.path() : url.domain();
    int scheme = Math.max(0, url.full().indexOf("://"));
    int at = part == null ? -1 : url.full().indexOf(part, scheme);
    return at < 0 ? null : new Span(at + hit.span().start(), at + hit.span().end());
  }
}
