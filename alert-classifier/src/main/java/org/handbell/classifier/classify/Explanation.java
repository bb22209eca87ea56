package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.List;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.Silenced;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.handbell.classifier.normalise.Vocabulary;
import org.handbell.model.Clause;
import org.handbell.model.Event;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Visibility;
import org.handbell.model.WebSearches;
import org.jspecify.annotations.Nullable;

/**
 * A decision with everything that led to it, for a person to read.
 *
 * @param rules the version that judged
 * @param phase the school's, by its id
 * @param sealed true when illegal content is concerned: then no text or address is in here
 * @param did what was done: "Searched Google"
 * @param text what was typed or visited, into which findings point; absent when sealed
 * @param texts what was read, and how
 * @param hits the rules that were found
 * @param silenced the rules that would have been, but for an exception of their own
 * @param alone the rules that would have been, had the words been there that they ask for besides
 * @param vendorWords what each of the vendor's names comes to
 * @param lists the ids of the lists that cover the address
 * @param dropped findings that were taken away again
 * @param unseen what could not be seen
 */
public record Explanation(
    String rules,
    String phase,
    boolean sealed,
    String did,
    @Nullable String text,
    List<TextRead> texts,
    List<Hit> hits,
    List<Silenced> silenced,
    List<Hit> alone,
    List<VendorWord> vendorWords,
    List<String> lists,
    List<Dropped> dropped,
    List<Finding> findings,
    List<String> unseen) {

  public Explanation {
    texts = List.copyOf(texts);
    hits = List.copyOf(hits);
    silenced = List.copyOf(silenced);
    alone = List.copyOf(alone);
    vendorWords = List.copyOf(vendorWords);
    lists = List.copyOf(lists);
    dropped = List.copyOf(dropped);
    findings = List.copyOf(findings);
    unseen = List.copyOf(unseen);
  }

  /** A finding that was taken away; its last step says why. */
  public record Dropped(Finding finding) {}

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

  static Explanation of(
      Event event,
      Gathered gathered,
      List<Finding> findings,
      Vocabulary vocabulary,
      String rules,
      Circumstances now) {
    boolean sealed = findings.stream().anyMatch(finding -> finding.category().isSealed());
    return new Explanation(
        rules,
        now.phase().id(),
        sealed,
        sealed ? Clause.didUnseen(event.filter().decision()) : did(event),
        sealed ? null : text(event),
        sealed ? List.of() : gathered.readings.stream().map(r -> textRead(r, vocabulary)).toList(),
        sealed ? List.of() : gathered.words.stream().map(Words::hit).toList(),
        sealed ? List.of() : gathered.silenced,
        sealed ? List.of() : gathered.alone,
        gathered.vendorWords(),
        gathered.lists,
        sealed ? List.of() : gathered.dropped,
        findings,
        unseen(event));
  }

  private static String did(Event event) {
    Event.Search search = event.search();
    return Clause.did(
        Evidence.Kind.of(event),
        event.filter().decision(),
        search == null ? null : search.engine(),
        search != null && !search.typingSeen());
  }

  private static @Nullable String text(Event event) {
    if (event.search() != null) {
      return event.search().term();
    }
    return event.url() != null && event.url().full() != null ? event.url().full() : event.host();
  }

  private static List<String> unseen(Event event) {
    List<String> unseen = new ArrayList<>();
    String part = event.filter().visibility().unseen();
    if (part != null) {
      unseen.add(part);
    }
    if (event.search() == null && WebSearches.mayBe(event)) {
      unseen.add("a search engine, and the words searched for were not visible.");
    }
    if (event.search() == null && event.filter().visibility() == Visibility.FULL) {
      unseen.add("the text of the page itself: Handbell reads addresses and searches only.");
    }
    return unseen;
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
