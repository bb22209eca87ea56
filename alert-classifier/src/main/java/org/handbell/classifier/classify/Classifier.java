package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.ruling.Rulings;
import org.handbell.model.Category;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.SchoolPhase;

/**
 * Decides what one event means. A pure function of the event and the school's phase: the same event
 * always gives the same findings. Safe for many threads.
 */
public final class Classifier {

  private final Lexicon lexicon;
  private final Gatherer gatherer;
  private final String rules;
  private final Rulings rulings;

  Classifier(
      Lexicon lexicon,
      VendorMap vendors,
      Protected protectedSites,
      Sites sites,
      ContextWords context,
      Supplier<ListSet> lists,
      String rules) {
    this.lexicon = lexicon;
    this.gatherer = new Gatherer(lexicon, vendors, protectedSites, sites, context, lists);
    this.rules = rules;
    this.rulings = Rulings.NONE;
  }

  private Classifier(Classifier other, Rulings rulings) {
    this.lexicon = other.lexicon;
    this.gatherer = other.gatherer;
    this.rules = other.rules;
    this.rulings = rulings;
  }

  /** A classifier without our own list of services. */
  public static Classifier create(
      Lexicon lexicon, VendorMap vendors, Protected protectedSites, Supplier<ListSet> lists) {
    return create(lexicon, vendors, protectedSites, Sites.none(), lists);
  }

  public static Classifier create(
      Lexicon lexicon,
      VendorMap vendors,
      Protected protectedSites,
      Sites sites,
      Supplier<ListSet> lists) {
    ContextWords context = ContextWords.read(DataFile.builtIn(ContextWords.FILE));
    return new Classifier(lexicon, vendors, protectedSites, sites, context, lists, "made up");
  }

  /** The rules, mappings and sites that come with Handbell, and these lists. */
  public static Classifier standard(Supplier<ListSet> lists) {
    return RulesBundle.standard().classifier(lists);
  }

  /** The version of everything that judges, the lists apart. */
  public String rules() {
    return rules;
  }

  /** What the event means in a school of that phase, of which nothing else is known. */
  public List<Finding> classify(Event event, SchoolPhase phase) {
    return classify(event, Circumstances.of(phase));
  }

  /** The same classifier under these rulings. */
  public Classifier with(Rulings other) {
    return new Classifier(this, other);
  }

  /** The rulings that it judges under. */
  public Rulings rulings() {
    return rulings;
  }

  /** The rules that come with Handbell. */
  public List<Entry> entries() {
    return lexicon.entries();
  }

  /** What the event means: the best finding of each category, most urgent first; often none. */
  public List<Finding> classify(Event event, Circumstances now) {
    return findings(weighed(event, now));
  }

  /** The decision with everything that led to it, in a school of that phase. */
  public Explanation explain(Event event, SchoolPhase phase) {
    return explain(event, Circumstances.of(phase));
  }

  /** The same decision as {@link #classify} with everything that led to it. */
  public Explanation explain(Event event, Circumstances now) {
    Gathered gathered = weighed(event, now);
    return Explanation.of(event, gathered, findings(gathered), lexicon.vocabulary(), rules, now);
  }

  /** The findings and what of the event no map knows, in one go. */
  public Verdict judge(Event event, Circumstances now) {
    Gathered gathered = weighed(event, now);
    return new Verdict(
        findings(gathered), gathered.unmapped, gathered.listVersions, gathered.silencedByRulings());
  }

  /**
   * What one event means.
   *
   * @param findings as {@link #classify} gives them
   * @param unmapped the event's category names that the vendor's file does not know
   * @param lists the version of each list that it was looked for on
   * @param silenced how many rules a school's exceptions silenced
   */
  public record Verdict(
      List<Finding> findings, List<String> unmapped, Map<String, String> lists, long silenced) {

    public Verdict {
      findings = List.copyOf(findings);
      unmapped = List.copyOf(unmapped);
    }
  }

  private Gathered weighed(Event event, Circumstances now) {
    Gathered gathered = gatherer.gather(event, now, rulings);
    if (!gathered.candidates.isEmpty()) {
      Modifiers.apply(gathered, event, now.under(rulings, event));
    }
    return gathered;
  }

  private static List<Finding> findings(Gathered gathered) {
    if (gathered.candidates.isEmpty()) {
      return List.of();
    }
    TreeMap<Category, Candidate> best = new TreeMap<>();
    for (Candidate candidate : gathered.candidates) {
      best.merge(
          candidate.category, candidate, (a, b) -> Candidate.ORDER.compare(a, b) <= 0 ? a : b);
    }
    List<Candidate> ordered = new ArrayList<>(best.values());
    ordered.sort(Candidate.ORDER);
    return ordered.stream().map(Candidate::finding).toList();
  }
}
