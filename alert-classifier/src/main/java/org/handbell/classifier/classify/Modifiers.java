package org.handbell.classifier.classify;

import static org.handbell.model.Category.COMMERCE_GAMBLING;
import static org.handbell.model.Category.CONDUCT_BYPASS;
import static org.handbell.model.Category.CONTACT_RADICALISATION;
import static org.handbell.model.Category.CONTACT_STRANGER_CHAT;
import static org.handbell.model.Category.CONTENT_EXTREMISM;
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
 * What of the taxonomy's "raised by" column and of its modifiers (section 9) one event alone can
 * decide. Together they raise by one level at most and never make a P1; each leaves its reason.
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

  /** Modifier 8. */
  private static final Set<Category> GRAVER_IN_PRIMARY =
      Set.of(CONTENT_SEXUAL, CONTENT_VIOLENCE, COMMERCE_GAMBLING, CONTACT_STRANGER_CHAT);

  /** Modifier 13: what staff are alerted for, beside everything illegal. */
  private static final Set<Category> STAFF_CONCERNS =
      Set.of(CONTENT_SEXUAL, CONTENT_EXTREMISM, CONTACT_RADICALISATION, CONDUCT_BYPASS);

  private static final Set<Decision> REACHED =
      Set.of(Decision.ALLOWED, Decision.OVERRIDDEN, Decision.OBSERVED);

  private Modifiers() {}

  static void apply(Gathered gathered, Event event, SchoolPhase phase) {
    if (gathered.candidates.isEmpty()) {
      return;
    }
    if (!event.isAct()) {
      gathered.drop(c -> !c.isIllegal(), "counted only: page furniture, not a person's act");
    }
    boolean linked = event.search() != null && !event.search().typingSeen();
    for (Candidate candidate : gathered.candidates) {
      if (linked) {
        candidate.note("opened by a link: nobody was seen typing it");
      }
      ownPriority(candidate, event, phase);
      if (reachedThePage(candidate, event)) {
        candidate.raise("the page was reached, and reaching it is the harm");
      }
      if (phase == SchoolPhase.PRIMARY && GRAVER_IN_PRIMARY.contains(candidate.category)) {
        candidate.raise("a primary school");
      }
      rulings(candidate, gathered, event);
      if (isSecondHand(candidate)) {
        candidate.atMost(Priority.P3, "a category or list alone, without a search or rule of ours");
      }
    }
    if (gathered.protectedSite) {
      gathered.drop(
          c -> c.source != Source.SEARCH && !c.isIllegal(),
          "protected: a page for people who look for help or knowledge");
    }
    if (event.person().kind() == PersonKind.STAFF) {
      staff(gathered);
    }
  }

  /** Modifiers 7 and 10. */
  private static void rulings(Candidate candidate, Gathered gathered, Event event) {
    if (gathered.rulings.isVulnerable(event)) {
      candidate.raise("a person of whom the DSL wants to hear sooner");
    }
    boolean taught =
        gathered.rulings.lessons(event).stream().anyMatch(l -> l.isAbout(candidate.category));
    if (taught && !candidate.core && !candidate.category.isNeverLowered(candidate.phase)) {
      candidate.set(candidate.priority().lowered(), "a lesson they have now");
    }
  }

  /** What a category's row of the taxonomy says of single events; core and illegal stay. */
  private static void ownPriority(Candidate candidate, Event event, SchoolPhase phase) {
    if (candidate.core || candidate.isIllegal()) {
      return;
    }
    boolean primary = phase == SchoolPhase.PRIMARY;
    boolean search = candidate.source == Source.SEARCH;
    switch (candidate.category) {
      case CONTENT_SEXUAL -> {
        if (primary && search) {
          candidate.raise("typed in a primary school");
        } else if (!primary && event.filter().decision() == Decision.BLOCKED) {
          candidate.set(Priority.P4, "a single blocked hit outside primary");
        }
      }
      case COMMERCE_GAMBLING -> {
        if (!search) {
          candidate.set(Priority.P4, "a single visit");
        }
      }
      case WELLBEING_LOW_MOOD -> {
        if (primary) {
          candidate.atLeast(Priority.P3, "low mood in a primary school");
        }
      }
      default -> {}
    }
    if (search && event.search() != null && event.search().autocomplete()) {
      candidate.set(candidate.priority().lowered(), "typed, perhaps never searched");
    }
  }

  private static boolean reachedThePage(Candidate candidate, Event event) {
    return event.search() == null
        && REACHED.contains(event.filter().decision())
        && HARM_IS_REACHING.contains(candidate.category);
  }

  private static boolean isSecondHand(Candidate candidate) {
    return !candidate.isIllegal()
        && (candidate.source == Source.VENDOR || candidate.source == Source.LIST);
  }

  private static void staff(Gathered gathered) {
    gathered.drop(
        c -> !c.isIllegal() && !STAFF_CONCERNS.contains(c.category),
        "staff: only what is illegal, sexual or extremist, or bypasses the filter");
    gathered.candidates.forEach(c -> c.atLeast(Priority.P2, "staff: told at once, P2 at least"));
  }
}
