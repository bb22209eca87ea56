package org.handbell.classifier.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.classifier.classify.ContextWords.Wording;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.View;
import org.handbell.model.Category;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;
import org.jspecify.annotations.Nullable;

/** The weight of one rule's hit before any modifier: risk by confidence, by the school's age. */
final class Score {

  /** Where the harm is done by the speaker, so that saying no to it counts. */
  private static final Set<Category> HARM_TO_OTHERS =
      Set.of(
          Category.CONDUCT_THREAT,
          Category.CONDUCT_BULLYING,
          Category.CONDUCT_SEXUAL_HARASSMENT,
          Category.CONTENT_VIOLENCE,
          Category.CONTENT_WEAPONS,
          Category.CONTENT_HATE,
          Category.CONTENT_MISOGYNY);

  /**
   * What is known of a hit besides the rule.
   *
   * @param vendorAgrees the filter files the page under the same theme
   * @param otherRule the id of a rule of the category that found other words
   */
  record Support(boolean vendorAgrees, @Nullable String otherRule) {}

  private final Hit hit;
  private final Entry entry;
  private final SchoolPhase phase;
  private final List<String> notes = new ArrayList<>(0);
  private int confidence;
  private Priority priority;

  private Score(Hit hit, SchoolPhase phase) {
    this.hit = hit;
    this.entry = hit.entry();
    this.phase = phase;
    this.confidence = entry.confidence();
    this.priority = Priority.P4;
  }

  static Score of(Hit hit, Wording wording, Support support, SchoolPhase phase) {
    Score score = new Score(hit, phase);
    score.trust();
    score.words(wording);
    if (support.vendorAgrees()) {
      score.confidence(1, "the filter's category agrees");
    }
    score.confidence = Math.max(1, Math.min(5, score.confidence));
    score.decide(support.otherRule());
    return score;
  }

  Priority priority() {
    return priority;
  }

  int confidence() {
    return confidence;
  }

  /** What moved the confidence or the risk, or held the priority, for people. */
  List<String> notes() {
    return notes;
  }

  private void trust() {
    if (!hit.views().isEmpty()) {
      confidence(-1, "read through " + titles(hit));
    }
    if (hit.field() != Field.QUERY) {
      confidence(-2, "found in the " + hit.field().id());
    }
  }

  /** Who speaks of themselves beside words of study may still mean it. */
  private void words(Wording wording) {
    if (wording.study() != null) {
      if (entry.core() || wording.firstPerson()) {
        notes.add("beside words of study, which do not lower what is said in the first person");
      } else {
        confidence(-1, "beside words of study");
      }
    }
    if (wording.negated() && isOwnHarmToOthers()) {
      confidence(-1, "a word of negation goes with it");
    }
  }

  private boolean isOwnHarmToOthers() {
    Phase told = entry.phase();
    boolean heard = told == Phase.DISCLOSURE || told == Phase.HELP_SEEKING;
    return HARM_TO_OTHERS.contains(entry.category()) && !entry.core() && !heard;
  }

  private void confidence(int change, String because) {
    confidence += change;
    notes.add("confidence " + (change > 0 ? "+" : "") + change + ": " + because);
  }

  private void decide(@Nullable String otherRule) {
    priority = PriorityTable.of(entry.risk(), confidence, phase);
    if (otherRule != null && entry.risk() < 5) {
      Priority graver = PriorityTable.of(entry.risk() + 1, confidence, phase);
      Priority held = graver == Priority.P1 ? Priority.P2 : graver;
      if (held.isMoreUrgentThan(priority)) {
        priority = held;
        notes.add("risk +1: rule " + otherRule + " found other words that say the same");
      }
    }
    if (priority == Priority.P1 && !mayBeP1()) {
      priority = Priority.P2;
      notes.add("held at P2: no first-person core, intent or default of P1");
    }
  }

  private boolean mayBeP1() {
    Phase of = entry.phase();
    return hit.field() == Field.QUERY
        && (entry.core()
            || entry.category().defaultPriority() == Priority.P1
            || (of != null && of.compareTo(Phase.DISCLOSURE) >= 0));
  }

  static String why(Hit hit, boolean vendorAgrees) {
    String why = hit.entry().why();
    if (!hit.views().isEmpty()) {
      why += " (read through " + titles(hit) + ")";
    }
    return vendorAgrees ? why + "; the filter's category agrees" : why;
  }

  private static String titles(Hit hit) {
    return hit.views().stream().map(View::title).collect(Collectors.joining(", "));
  }
}
