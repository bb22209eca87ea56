package org.handbell.classifier.classify;

import static org.handbell.model.Category.COMMERCE_GAMBLING;
import static org.handbell.model.Category.CONDUCT_BYPASS;
import static org.handbell.model.Category.CONDUCT_HACKING;
import static org.handbell.model.Category.CONDUCT_PIRACY;
import static org.handbell.model.Category.CONDUCT_PLAGIARISM;
import static org.handbell.model.Category.CONTACT_ABUSE_DISCLOSURE;
import static org.handbell.model.Category.CONTACT_RADICALISATION;
import static org.handbell.model.Category.CONTACT_STRANGER_CHAT;
import static org.handbell.model.Category.CONTENT_CRIME;
import static org.handbell.model.Category.CONTENT_EATING_DISORDER;
import static org.handbell.model.Category.CONTENT_EXTREMISM;
import static org.handbell.model.Category.CONTENT_MISINFORMATION;
import static org.handbell.model.Category.CONTENT_SELF_HARM;
import static org.handbell.model.Category.CONTENT_SEXUAL;
import static org.handbell.model.Category.CONTENT_SUICIDE;
import static org.handbell.model.Category.CONTENT_VIOLENCE;
import static org.handbell.model.Category.ILLEGAL_OTHER;
import static org.handbell.model.Category.WELLBEING_LOW_MOOD;

import java.util.Set;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;

/**
 * The modifiers of the taxonomy (section 9) that one event alone can decide, in their order and by
 * their numbers. Together they raise by one level at most, lower by one at most and never make a
 * P1; each leaves its reason. Modifiers 5 and 6 need more than one event.
 */
final class Modifiers {

  /** Modifier 1: where reaching the page is the harm. */
  private static final Set<Category> HARM_IS_REACHING =
      Set.of(
          ILLEGAL_OTHER,
          CONTENT_SEXUAL,
          CONTENT_EXTREMISM,
          CONTENT_SUICIDE,
          CONTENT_SELF_HARM,
          CONTACT_STRANGER_CHAT,
          CONDUCT_BYPASS);

  /** Modifier 2: where wanting to know how, or to have it, is the category itself. */
  private static final Set<Category> INTENT_IS_THE_MEANING =
      Set.of(
          CONTENT_CRIME,
          CONTENT_MISINFORMATION,
          CONDUCT_BYPASS,
          CONDUCT_HACKING,
          CONDUCT_PIRACY,
          CONDUCT_PLAGIARISM,
          WELLBEING_LOW_MOOD);

  /** Modifier 4: where the category's own row counts the first person. */
  private static final Set<Category> FIRST_PERSON_COUNTS_ALREADY =
      Set.of(
          CONTENT_SUICIDE,
          CONTENT_SELF_HARM,
          CONTENT_EATING_DISORDER,
          CONTACT_ABUSE_DISCLOSURE,
          CONTACT_RADICALISATION,
          WELLBEING_LOW_MOOD);

  /** Modifier 8. */
  private static final Set<Category> GRAVER_IN_PRIMARY =
      Set.of(CONTENT_SEXUAL, CONTENT_VIOLENCE, COMMERCE_GAMBLING, CONTACT_STRANGER_CHAT);

  /** Modifier 9. */
  private static final Set<Category> GRAVER_AT_NIGHT = Set.of(CONTENT_SUICIDE, CONTENT_SELF_HARM);

  /** Modifier 13: what staff are alerted for, beside everything illegal. */
  private static final Set<Category> STAFF_CONCERNS =
      Set.of(CONTENT_SEXUAL, CONTENT_EXTREMISM, CONTACT_RADICALISATION, CONDUCT_BYPASS);

  private static final Set<Decision> REACHED =
      Set.of(Decision.ALLOWED, Decision.OVERRIDDEN, Decision.OBSERVED);

  private final Gathered gathered;
  private final Event event;
  private final Circumstances now;

  private Modifiers(Gathered gathered, Event event, Circumstances now) {
    this.gathered = gathered;
    this.event = event;
    this.now = now;
  }

  static void apply(Gathered gathered, Event event, Circumstances now) {
    if (!gathered.candidates.isEmpty()) {
      new Modifiers(gathered, event, now).apply();
    }
  }

  private void apply() {
    boolean linked = event.search() != null && !event.search().typingSeen();
    for (Candidate candidate : gathered.candidates) {
      if (linked) {
        candidate.note("opened by a link: nobody was seen typing it");
      }
      OwnPriority.apply(candidate, event, now);
      reachedThePage(candidate);
      showsIntent(candidate);
    }
    if (!event.isAct()) {
      gathered.drop(c -> !c.isIllegal(), "counted only: page furniture, not a person's act");
    }
    for (Candidate candidate : gathered.candidates) {
      firstPerson(candidate);
      circumstances(candidate);
      secondHand(candidate);
    }
    helpSeeking();
    unattributed();
    staff(linked);
  }

  /** Modifier 1. */
  private void reachedThePage(Candidate candidate) {
    if (event.search() == null
        && REACHED.contains(event.filter().decision())
        && HARM_IS_REACHING.contains(candidate.category)) {
      candidate.raise("the page was reached, and reaching it is the harm");
    }
  }

  /** Modifier 2. */
  private static void showsIntent(Candidate candidate) {
    if (candidate.source == Source.SEARCH
        && candidate.wording.intent()
        && candidate.wording.study() == null
        && !candidate.isGraverVariant()
        && !INTENT_IS_THE_MEANING.contains(candidate.category)) {
      candidate.raise("the words ask how, how much or where to get it");
    }
  }

  /** Modifier 4. */
  private static void firstPerson(Candidate candidate) {
    if (candidate.source == Source.SEARCH
        && candidate.wording.firstPerson()
        && !candidate.isGraverVariant()
        && !FIRST_PERSON_COUNTS_ALREADY.contains(candidate.category)) {
      candidate.raise("the words speak of the person themselves");
    }
  }

  /** Modifiers 7 to 10. */
  private void circumstances(Candidate candidate) {
    if (now.vulnerable()) {
      candidate.raise("a person of whom the DSL wants to hear sooner");
    }
    if (now.phase() == SchoolPhase.PRIMARY && GRAVER_IN_PRIMARY.contains(candidate.category)) {
      candidate.raise("a primary school");
    }
    if (!now.inSchoolHours() && GRAVER_AT_NIGHT.contains(candidate.category)) {
      candidate.raise("out of school hours");
    }
    for (LessonTopic lesson : now.lessons()) {
      if (lesson.categories().contains(candidate.category)) {
        candidate.lower("a lesson they have now: " + lesson.title());
      }
    }
  }

  private static void secondHand(Candidate candidate) {
    boolean verdict = candidate.source == Source.VENDOR || candidate.source == Source.LIST;
    if (verdict && !candidate.isIllegal()) {
      candidate.atMost(Priority.P3, "a category or list alone, without a search or rule of ours");
    }
  }

  /** Modifier 11. */
  private void helpSeeking() {
    if (gathered.protectedSite) {
      gathered.drop(
          c -> c.source != Source.SEARCH && !c.isIllegal(),
          "protected: a page for people who look for help or knowledge");
    }
  }

  /** Modifier 12; that names are missing is seen and told where lines are read. */
  private void unattributed() {
    PersonKind kind = event.person().kind();
    boolean nobody = kind == PersonKind.DEVICE || kind == PersonKind.UNKNOWN;
    if (nobody && (event.device() != null || event.source().ip() != null)) {
      gathered.candidates.forEach(c -> c.note("it is not known who it was: the same priority"));
    }
  }

  /** Modifier 13. */
  private void staff(boolean linked) {
    if (event.person().kind() != PersonKind.STAFF) {
      return;
    }
    gathered.drop(
        c -> !c.isIllegal() && !STAFF_CONCERNS.contains(c.category),
        "staff: only what is illegal, sexual or extremist, or bypasses the filter");
    if (linked) {
      gathered.drop(
          c -> !c.isIllegal() && c.source == Source.SEARCH,
          "staff: only deliberate acts, and nobody was seen typing this");
    }
    gathered.candidates.forEach(c -> c.atLeast(Priority.P2, "staff: told at once, P2 at least"));
  }
}
