package org.handbell.classifier.classify;

import java.util.stream.Collectors;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Silenced;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.View;
import org.handbell.model.Clause;
import org.handbell.model.Finding;
import org.handbell.model.Priority;
import org.handbell.model.ReadAs;
import org.handbell.model.Span;
import org.handbell.model.Step;

/** An {@link Explanation} in plain lines: a sentence first, then how it came about. */
final class ExplanationText {

  private final Explanation explanation;
  private final StringBuilder out = new StringBuilder();

  ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  String write() {
    if (explanation.sealed()) {
      line("Illegal content: the address and the words are sealed and not shown.");
    }
    if (explanation.findings().isEmpty()) {
      line(explanation.did() + quoted() + ": no finding.");
    }
    explanation.findings().forEach(this::finding);
    explanation.dropped().forEach(dropped -> dropped(dropped.finding()));
    explanation.silenced().forEach(this::silenced);
    explanation.alone().forEach(this::alone);
    explanation.hits().stream().filter(this::isBeaten).forEach(this::beaten);
    for (VendorWord word : explanation.vendorWords()) {
      line("The filter's category \"" + word.name() + "\": " + meaning(word.meaning()) + ".");
    }
    explanation.lists().forEach(list -> line("On the list " + list + "."));
    explanation.texts().forEach(this::text);
    explanation.unseen().forEach(what -> line("Not seen: " + what));
    line("Judged for: " + explanation.phase() + ". Rules: " + explanation.rules() + ".");
    return out.toString();
  }

  private void finding(Finding finding) {
    line(explanation.did() + quoted() + ": " + Clause.found(finding) + ".");
    line(
        "  "
            + finding.priority()
            + ", "
            + meant(finding.priority())
            + ". "
            + finding.category().title()
            + " ("
            + finding.category().id()
            + "), confidence "
            + finding.confidence()
            + " of 5"
            + (finding.phase() == null ? "" : ", phase " + finding.phase().id())
            + (finding.core() ? ", core: nothing silences or lowers it" : "")
            + ".");
    matched(finding);
    finding.views().stream().map(ReadAs::told).forEach(view -> line("  Needed: " + view));
    explanation.hits().stream()
        .filter(hit -> hit.entry().id().equals(finding.rule()))
        .limit(1)
        .forEach(this::conditions);
    finding.steps().stream().map(Step::told).forEach(step -> line("  " + step));
    if (finding.alsoContains() != null) {
      line(
          "  Another reading: it also contains \""
              + finding.alsoContains()
              + "\", so it may be for a lesson.");
    }
  }

  private String quoted() {
    return explanation.text() == null ? "" : " (\"" + explanation.text() + "\")";
  }

  private void matched(Finding finding) {
    Span span = finding.span();
    String text = explanation.text();
    if (span != null && text != null && span.end() <= text.length()) {
      line(
          "  Matched: "
              + text.substring(0, span.start())
              + "["
              + text.substring(span.start(), span.end())
              + "]"
              + text.substring(span.end()));
    }
  }

  private void conditions(Hit hit) {
    if (hit.companion() != null) {
      line("  Counts only because it also says \"" + part(hit, hit.companion()) + "\".");
    }
    Entry entry = hit.entry();
    if (!entry.except().isEmpty()) {
      line("  Uses that the rule leaves out: " + entry.except().size() + ", and none fits here.");
    }
  }

  private void dropped(Finding finding) {
    line("Taken away: " + Clause.found(finding) + ".");
    finding.steps().stream().map(Step::told).forEach(step -> line("  " + step));
  }

  private void silenced(Silenced silenced) {
    Hit hit = silenced.hit();
    line(
        "Silent: rule "
            + hit.entry().id()
            + " ("
            + hit.entry().why()
            + ") saw \""
            + part(hit, hit.span())
            + "\", but "
            + (silenced.ruling() == null
                ? "the rule leaves it out here: \""
                : "the school's exception " + silenced.ruling() + " covers \"")
            + part(hit, silenced.exceptionSpan())
            + "\".");
  }

  private void alone(Hit hit) {
    line(
        "Silent: rule "
            + hit.entry().id()
            + " ("
            + hit.entry().why()
            + ") saw \""
            + part(hit, hit.span())
            + "\", but says nothing without other words that show it is meant so.");
  }

  private boolean isBeaten(Hit hit) {
    return explanation.findings().stream().noneMatch(f -> f.rule().equals(hit.entry().id()))
        && explanation.dropped().stream()
            .noneMatch(d -> d.finding().rule().equals(hit.entry().id()));
  }

  private void beaten(Hit hit) {
    line(
        "Also: rule "
            + hit.entry().id()
            + " ("
            + hit.entry().why()
            + ") in \""
            + part(hit, hit.span())
            + "\", less urgent than the finding of its category.");
  }

  private void text(Explanation.TextRead text) {
    String read = String.join(" ", text.words());
    if (!read.equals(text.text()) || !text.otherWords().isEmpty()) {
      line("The " + text.field().id() + " was read as: " + read);
    }
    if (text.capped()) {
      line("  too long: the first and the last words were read, the middle was not");
    }
    for (Reading.OtherWord word : text.otherWords()) {
      line(
          "  and \""
              + word.written()
              + "\" also as "
              + word.readAs()
              + " ("
              + word.views().stream().map(View::title).collect(Collectors.joining(", "))
              + ")");
    }
  }

  private String part(Hit hit, Span span) {
    return explanation.texts().stream()
        .filter(text -> text.field() == hit.field())
        .map(text -> text.text().substring(span.start(), span.end()))
        .collect(Collectors.joining());
  }

  private static String meant(Priority priority) {
    return switch (priority) {
      case P1 -> "told at once";
      case P2 -> "told the same school day";
      case P3 -> "a line in the daily summary";
      case P4 -> "counted only";
    };
  }

  private static String meaning(VendorMap.Meaning meaning) {
    if (meaning instanceof VendorMap.Meaning.Mapped mapped) {
      return mapped.category().id();
    }
    if (meaning instanceof VendorMap.Meaning.ProtectedSite) {
      return "a page for people who look for help or knowledge";
    }
    return meaning instanceof VendorMap.Meaning.Ignored
        ? "no concern of anybody's"
        : "not in Handbell's map; IT is asked what it means";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
