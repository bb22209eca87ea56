package org.handbell.classifier.classify;

import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Priority;
import org.handbell.model.SchoolPhase;

/**
 * What a category's own row of the taxonomy says of single events, and where the school draws its
 * lines. Core rules and what is illegal stay as they are.
 */
final class OwnPriority {

  private OwnPriority() {}

  static void apply(Candidate candidate, Event event, Circumstances now) {
    if (candidate.core || candidate.isIllegal()) {
      return;
    }
    row(candidate, event, now.phase() == SchoolPhase.PRIMARY);
    candidate.set(
        now.lines().of(candidate.category, candidate.priority()), "the school's own line");
    Event.Search search = event.search();
    if (candidate.source == Source.SEARCH && search != null && search.autocomplete()) {
      candidate.set(candidate.priority().lowered(), "typed, perhaps never searched");
    }
  }

  private static void row(Candidate candidate, Event event, boolean primary) {
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
      case CONTACT_DATING -> {
        if (primary) {
          candidate.atLeast(Priority.P2, "dating in a primary school");
        }
      }
      case WELLBEING_LOW_MOOD -> {
        if (primary) {
          candidate.atLeast(Priority.P3, "low mood in a primary school");
        }
      }
      default -> {}
    }
  }
}
