package org.handbell.notifier.digest;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.handbell.model.Person;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.compose.People;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.route.Contact;

/**
 * The day's lesser concerns for a safeguarding lead, one entry a person.
 *
 * @param entries never shown empty: a day without any sends nothing
 * @param more how many further concerns there was no room for
 * @param notes what else is to be known of this list, in sentences
 */
public record Summary(
    String school, String day, List<Entry> entries, int more, List<String> notes) {

  private static final int MOST_PEOPLE = 100;
  private static final int MOST_LINES = 20;

  private static final String ADVICE =
      "None of these is urgent by itself. Look at them by the next school day, and think of what you"
          + " know of each child. Any of them may be innocent.";

  public Summary {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /**
   * What a list is made of beside the cases.
   *
   * @param listed numbers of graver cases that stand in it because no mail told them
   * @param hidden numbers of those that silences keep out of it
   */
  record Terms(Set<String> listed, Set<String> hidden) {

    static final Terms USUAL = new Terms(Set.of(), Set.of());

    boolean takes(Case c) {
      return !hidden.contains(c.number()) && (isLesser(c) || listed.contains(c.number()));
    }
  }

  /**
   * One person, or device, with all that was of concern.
   *
   * @param lines one a case: time, theme, how often, number
   */
  public record Entry(String who, List<String> lines) {

    public Entry {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The concerns of {@link Priority#P3} among {@code cases} that this reader may see, and with them
   * graver ones of which nobody was mailed because they are counted on another.
   */
  public static Summary of(
      School school,
      SummaryDay day,
      ZoneId zone,
      List<Case> cases,
      Contact reader,
      List<Contact> people) {
    SummaryLines lines = new SummaryLines(new ReadableCases(reader, people), Terms.USUAL, zone);
    cases.forEach(lines::add);
    return of(school, day, zone, lines, List.of());
  }

  /** What was gathered for a reader. */
  static Summary of(
      School school, SummaryDay day, ZoneId zone, SummaryLines gathered, List<String> notes) {
    List<SummaryLines.Lines> all = gathered.lines();
    List<Entry> entries =
        all.stream()
            .limit(MOST_PEOPLE)
            .map(
                each ->
                    new Entry(who(each.person()), each.lines().stream().limit(MOST_LINES).toList()))
            .toList();
    int cases = all.stream().mapToInt(each -> each.lines().size()).sum();
    return new Summary(
        Shown.name(school.name()),
        When.day(day.end(), zone),
        entries,
        cases - lines(entries),
        notes);
  }

  private static int lines(List<Entry> entries) {
    return entries.stream().mapToInt(entry -> entry.lines().size()).sum();
  }

  /** How many cases it tells of. */
  public int size() {
    return lines(entries) + more;
  }

  /** {@code 3 concerns to look at}. */
  public String headline() {
    return size() == 1 ? "1 concern to look at" : size() + " concerns to look at";
  }

  /** What to do with them. */
  public String advice() {
    return ADVICE;
  }

  private static String who(Person person) {
    String name = People.inShort(person);
    return person.form() == null ? name : name + ", " + Shown.name(person.form());
  }

  private static boolean isLesser(Case c) {
    Priority priority = c.incident().priority();
    return priority == Priority.P3 || (priority == Priority.P2 && c.partOf() != null);
  }
}
