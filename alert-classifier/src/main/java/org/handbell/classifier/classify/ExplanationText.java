package org.handbell.classifier.classify;

import java.util.List;
import java.util.stream.Collectors;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Silenced;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.View;
import org.handbell.model.Finding;
import org.handbell.model.Span;

/** An {@link Explanation} in plain lines: the outcome first, then how it came about. */
final class ExplanationText {

  private final Explanation explanation;
  private final StringBuilder out = new StringBuilder();

  ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  String write() {
    outcome();
    if (explanation.sealed()) {
      line("Illegal content: the address and the words are sealed and not shown.");
    }
    explanation.texts().forEach(this::text);
    explanation.hits().forEach(this::hit);
    explanation.silenced().forEach(this::silenced);
    for (VendorWord word : explanation.vendorWords()) {
      line("Filter's category \"" + word.name() + "\": " + meaning(word.meaning()));
    }
    for (String list : explanation.lists()) {
      line("On the list " + list + ".");
    }
    for (Step step : explanation.steps()) {
      String change = step.from() == step.to() ? "" : step.from() + " to " + step.to() + ": ";
      line("  " + step.rule() + ": " + change + step.because());
    }
    return out.toString();
  }

  private void outcome() {
    if (explanation.findings().isEmpty()) {
      line("No finding.");
    }
    for (Finding finding : explanation.findings()) {
      String phase = finding.phase() == null ? "" : ", phase " + finding.phase().id();
      String core = finding.core() ? ", core" : "";
      line(finding.priority() + " " + finding.category().id() + ": " + finding.why());
      line("  rule " + finding.rule() + ", confidence " + finding.confidence() + phase + core);
    }
  }

  private void text(Explanation.TextRead text) {
    line("Read the " + text.field().id() + " as: " + String.join(" ", text.words()));
    if (text.capped()) {
      line("  too long: the first and the last words were read, the middle was not");
    }
    for (Reading.OtherWord word : text.otherWords()) {
      line(
          "  \""
              + word.written()
              + "\" also as \""
              + word.readAs()
              + "\" ("
              + titles(word.views())
              + ")");
    }
  }

  private void hit(Hit hit) {
    line(
        "Rule "
            + hit.entry().id()
            + " ("
            + hit.entry().category().id()
            + ", risk "
            + hit.entry().risk()
            + ", confidence "
            + hit.entry().confidence()
            + ") found in the "
            + hit.field().id()
            + ": \""
            + part(hit, hit.span())
            + "\"");
  }

  private void silenced(Silenced silenced) {
    line(
        "Rule "
            + silenced.hit().entry().id()
            + " silenced by "
            + (silenced.ruling() == null
                ? "its exception \""
                : "the school's exception " + silenced.ruling() + " \"")
            + silenced.exception()
            + "\": \""
            + part(silenced.hit(), silenced.exceptionSpan())
            + "\"");
  }

  private String part(Hit hit, Span span) {
    return explanation.texts().stream()
        .filter(text -> text.field() == hit.field())
        .map(text -> text.text().substring(span.start(), span.end()))
        .collect(Collectors.joining());
  }

  private static String meaning(VendorMap.Meaning meaning) {
    if (meaning instanceof VendorMap.Meaning.Mapped mapped) {
      return mapped.category().id();
    }
    if (meaning instanceof VendorMap.Meaning.ProtectedSite) {
      return "protected";
    }
    return meaning instanceof VendorMap.Meaning.Ignored ? "ignored" : "unmapped";
  }

  private static String titles(List<View> views) {
    return views.stream().map(View::title).collect(Collectors.joining(", "));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
