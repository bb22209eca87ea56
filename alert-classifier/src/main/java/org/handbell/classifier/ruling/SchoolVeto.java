package org.handbell.classifier.ruling;

import java.util.List;
import java.util.Map;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.lexicon.Silenced;
import org.handbell.classifier.lexicon.Veto;
import org.handbell.model.Event;
import org.handbell.model.RuleException;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/** The schools' exceptions in one text of one event; the text is read when a rule asks. */
final class SchoolVeto implements Veto {

  private final Map<String, List<RuleException>> exceptions;
  private final Lexicon context;
  private final Event event;
  private final String text;
  private @Nullable List<Hit> around;

  SchoolVeto(
      Map<String, List<RuleException>> exceptions, Lexicon context, Event event, String text) {
    this.exceptions = exceptions;
    this.context = context;
    this.event = event;
    this.text = text;
  }

  /** Asked again here, though such an exception was refused before. */
  @Override
  public @Nullable Silenced silence(Hit hit) {
    if (hit.entry().isOutOfReach()) {
      return null;
    }
    for (RuleException exception : exceptions.getOrDefault(hit.entry().id(), List.of())) {
      if (exception.holdsFor(event.schoolId(), event.person(), event.occurred())) {
        Hit cover = cover(exception, hit);
        if (cover != null) {
          String words = text.substring(cover.span().start(), cover.span().end());
          return new Silenced(hit, words, cover.span(), exception.id());
        }
      }
    }
    return null;
  }

  private @Nullable Hit cover(RuleException exception, Hit silenced) {
    Span found = silenced.span();
    if (around == null) {
      around = Compiling.everywhere(context, silenced.field(), text);
    }
    for (Hit hit : around) {
      if (hit.entry().id().equals(exception.key())
          && hit.span().start() <= found.start()
          && hit.span().end() >= found.end()) {
        return hit;
      }
    }
    return null;
  }
}
