package org.handbell.notifier.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.handbell.model.Activity;
import org.handbell.model.School;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.watch.Standing;
import org.jspecify.annotations.Nullable;

/**
 * All that a digest is made from, before anything is withheld from its reader.
 *
 * @param cases raised in the week
 * @param casesBefore raised in the week before
 * @param olderOpen raised before both weeks and still without an outcome
 * @param people everybody whom the configuration names, by whom recusal knows the reader
 * @param troubles what was wrong in the week on the way from the filters
 * @param quiet what was kept from being mailed, in sentences that this reader may read
 * @param unconfirmed names of contacts of whom nobody knows whether alerts reach them
 * @param auditHead the newest seal of the audit chain, where there is one
 * @param proven what was proved in the week, and what was not, in sentences
 * @param background what the week is seen against
 */
public record DigestFacts(
    School school,
    DigestWeek week,
    ZoneId zone,
    List<Case> cases,
    List<Case> casesBefore,
    List<Case> olderOpen,
    List<Activity> activity,
    List<Activity> activityBefore,
    Contact reader,
    List<Contact> people,
    Names names,
    Instant now,
    @Nullable String auditHead,
    List<Standing> troubles,
    List<String> unconfirmed,
    List<String> proven,
    List<String> quiet,
    Background background) {

  /** The same against that background. */
  public DigestFacts with(Background other) {
    return new DigestFacts(
        school,
        week,
        zone,
        cases,
        casesBefore,
        olderOpen,
        activity,
        activityBefore,
        reader,
        people,
        names,
        now,
        auditHead,
        troubles,
        unconfirmed,
        proven,
        quiet,
        other);
  }

  /** Where everybody has confirmed, nothing was to be proved and all was mailed. */
  public DigestFacts(
      School school,
      DigestWeek week,
      ZoneId zone,
      List<Case> cases,
      List<Case> casesBefore,
      List<Case> olderOpen,
      List<Activity> activity,
      List<Activity> activityBefore,
      Contact reader,
      List<Contact> people,
      Names names,
      Instant now,
      @Nullable String auditHead,
      List<Standing> troubles) {
    this(
        school,
        week,
        zone,
        cases,
        casesBefore,
        olderOpen,
        activity,
        activityBefore,
        reader,
        people,
        names,
        now,
        auditHead,
        troubles,
        List.of(),
        List.of(),
        List.of(),
        Background.NONE);
  }

  public DigestFacts {
    cases = List.copyOf(cases);
    casesBefore = List.copyOf(casesBefore);
    olderOpen = List.copyOf(olderOpen);
    activity = List.copyOf(activity);
    activityBefore = List.copyOf(activityBefore);
    people = List.copyOf(people);
    troubles = List.copyOf(troubles);
    unconfirmed = List.copyOf(unconfirmed);
    quiet = List.copyOf(quiet);
    proven = List.copyOf(proven);
  }
}
