package org.handbell.notifier.register;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.model.Category;
import org.handbell.model.Decision;
import org.handbell.model.Evidence;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.UserName;
import org.handbell.model.Visibility;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Role;

/**
 * What somebody at the school saw or heard, by which a concern begins that no filter logged.
 *
 * @param at when they saw it
 * @param name of whom it is about
 * @param account that person's, empty where it is not known
 * @param place where it was
 * @param words what they saw or heard, in their own words
 */
public record Observation(
    String schoolId,
    Instant at,
    PersonKind kind,
    String name,
    String account,
    String year,
    Category category,
    Priority priority,
    String place,
    String words) {

  /** What a report can be about. What is illegal is not described here but told to the police. */
  public static final List<Category> ABOUT =
      List.of(
          Category.CONTENT_SUICIDE,
          Category.CONTENT_SELF_HARM,
          Category.WELLBEING_LOW_MOOD,
          Category.CONTENT_EATING_DISORDER,
          Category.CONTACT_ABUSE_DISCLOSURE,
          Category.CONTACT_GROOMING,
          Category.CONTACT_CRIMINAL_EXPLOITATION,
          Category.CONTACT_RADICALISATION,
          Category.CONTACT_STRANGER_CHAT,
          Category.CONDUCT_BULLYING,
          Category.CONDUCT_SEXTING,
          Category.CONDUCT_SEXUAL_HARASSMENT,
          Category.CONDUCT_THREAT,
          Category.CONDUCT_RUNNING_AWAY,
          Category.CONTENT_HATE,
          Category.CONTENT_SEXUAL,
          Category.CONTENT_DRUGS,
          Category.CONTENT_CHALLENGE,
          Category.CONDUCT_BYPASS,
          Category.COMMERCE_GAMBLING,
          Category.CONDUCT_SOCIAL_MEDIA);

  /** How urgent a report can be. */
  public static final List<Priority> URGENCIES = List.of(Priority.P1, Priority.P2, Priority.P3);

  /** The rule that stands for a person's own eyes and ears. */
  static final String RULE = "report:staff";

  /**
   * The incident that it begins.
   *
   * @param id not yet used
   * @param people everybody who is configured, so that none of them is told of themselves
   */
  Incident incident(String id, Contact by, List<Contact> people, Instant now) {
    Finding finding =
        new Finding(category, priority, 5, null, RULE, "reported by a member of staff", null, true);
    Evidence evidence =
        new Evidence(
            id + "-1",
            at,
            now,
            Evidence.Kind.REPORTED,
            words,
            place.isBlank() ? null : place,
            null,
            null,
            null,
            null,
            Decision.UNKNOWN,
            Visibility.FULL,
            List.of(finding));
    return new Incident(
        id,
        1,
        schoolId,
        person(people),
        category.theme(),
        category,
        priority,
        null,
        "%s reported a concern about %s.".formatted(by.name(), category.theme().title()),
        now,
        now,
        at,
        at,
        1,
        Map.of(Decision.UNKNOWN, 1),
        List.of(evidence),
        false);
  }

  /**
   * Whoever is named as one of the configured people is taken for them: doubt recuses. A surname
   * will do, as few write down their head's initials; where several bear it, it is the head.
   */
  private Person person(List<Contact> people) {
    String typed = UserName.bareOf(account);
    String known = kind == PersonKind.PUPIL || isAny(typed, people) ? typed : named(typed, people);
    String id = known.isEmpty() ? "name:" + name.strip().toLowerCase(Locale.ROOT) : known;
    return new Person(
        schoolId + "/" + id,
        kind,
        known.isEmpty() ? null : known,
        name.strip(),
        year.isBlank() ? null : year.strip(),
        null);
  }

  private static boolean isAny(String account, List<Contact> people) {
    return !account.isEmpty()
        && people.stream()
            .anyMatch(
                each ->
                    account.equals(each.bareUsername())
                        || account.equals(UserName.bareOf(each.email())));
  }

  private String named(String typed, List<Contact> people) {
    return people.stream()
        .filter(each -> isNamed(each) || (typed.isEmpty() && bearsSurname(each)))
        .min(
            Comparator.comparing((Contact each) -> !isNamed(each))
                .thenComparing(each -> each.role() != Role.HEAD))
        .map(each -> each.username() == null ? each.email() : each.username())
        .map(UserName::bareOf)
        .orElse(typed);
  }

  private boolean isNamed(Contact each) {
    return lower(each.name()).equals(lower(name));
  }

  private boolean bearsSurname(Contact each) {
    String whole = lower(each.name());
    String surname = whole.substring(whole.lastIndexOf(' ') + 1);
    return each.serves(schoolId)
        && List.of(lower(name).split("[^\\p{L}\\p{M}'-]+", -1)).contains(surname);
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
