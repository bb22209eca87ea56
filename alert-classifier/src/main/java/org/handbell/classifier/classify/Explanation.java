package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.List;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Silenced;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.Vocabulary;
import org.handbell.model.Finding;

/**
 * A decision with everything that led to it, for a person to read.
 *
 * @param sealed true when illegal content is concerned: then no text or address is in here
 * @param texts what was read, and how
 * @param hits the rules that were found
 * @param silenced the rules that would have been, but for an exception of their own
 * @param vendorWords what each of the vendor's names comes to
 * @param lists the ids of the lists that cover the address
 * @param steps what raised, lowered or took away, in order
 */
public record Explanation(
    boolean sealed,
    List<TextRead> texts,
    List<Hit> hits,
    List<Silenced> silenced,
    List<VendorWord> vendorWords,
    List<String> lists,
    List<Step> steps,
    List<Finding> findings) {

  public Explanation {
    texts = List.copyOf(texts);
    hits = List.copyOf(hits);
    silenced = List.copyOf(silenced);
    vendorWords = List.copyOf(vendorWords);
    lists = List.copyOf(lists);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /**
   * A text as it was read.
   *
   * @param words normalised, in order
   * @param otherWords what else some of them were read as
   * @param capped true when the text was so long that its middle was left out
   */
  public record TextRead(
      Field field,
      String text,
      List<String> words,
      List<Reading.OtherWord> otherWords,
      boolean capped) {

    public TextRead {
      words = List.copyOf(words);
      otherWords = List.copyOf(otherWords);
    }
  }

  /** The whole of it as plain text. */
  public String toText() {
    return new ExplanationText(this).write();
  }

  static Explanation of(Gathered gathered, List<Finding> findings, Vocabulary vocabulary) {
    boolean sealed = findings.stream().anyMatch(finding -> finding.category().isSealed());
    List<Step> steps = new ArrayList<>(gathered.dropped);
    gathered.candidates.forEach(candidate -> steps.addAll(candidate.steps));
    return new Explanation(
        sealed,
        sealed ? List.of() : gathered.readings.stream().map(r -> textRead(r, vocabulary)).toList(),
        sealed ? List.of() : gathered.hits,
        sealed ? List.of() : gathered.silenced,
        gathered.vendorWords,
        gathered.lists,
        steps,
        findings);
  }

  private static TextRead textRead(Reading reading, Vocabulary vocabulary) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < reading.words(); i++) {
      words.add(reading.word(i));
    }
    return new TextRead(
        reading.field(),
        reading.original(),
        words,
        reading.otherWords(vocabulary),
        reading.isCapped());
  }
}
