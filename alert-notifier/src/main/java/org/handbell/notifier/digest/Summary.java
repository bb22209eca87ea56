package org.handbell.notifier.digest;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handbell.model.Incident;
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
 */
public record Summary(String school, String day, List<Entry> entries) {

  private static final String ADVICE =
      "None of these is urgent by itself. Look at them by the next school day, and think of what you"
          + " know of each child. Any of them may be innocent.";

  public Summary {
    entries = List.copyOf(entries);
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
    List<Case> shown =
        new ReadableCases(reader, people)
            .of(cases).stream()
                .filter(Summary::isLesser)
                .sorted(Comparator.comparing(c -> c.incident().firstOccurred()))
                .toList();
    Map<Person, List<Case>> byPerson =
        shown.stream()
            .filter(c -> topicOf(c, shown).isEmpty())
            .collect(
                Collectors.groupingBy(
                    c -> c.incident().person(), LinkedHashMap::new, Collectors.toList()));
    List<Entry> entries =
        byPerson.entrySet().stream()
            .map(
                person ->
                    new Entry(
                        who(person.getKey()),
                        person.getValue().stream().map(c -> line(c, shown, zone)).toList()))
            .toList();
    return new Summary(Shown.name(school.name()), When.day(day.end(), zone), entries);
  }

  /** How many cases it tells of. */
  public int size() {
    return entries.stream().mapToInt(entry -> entry.lines().size()).sum();
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

  /** The class topic among those shown whose line speaks for this case too. */
  private static Optional<Case> topicOf(Case c, List<Case> shown) {
    return c.isFolded()
        ? shown.stream().filter(whole -> whole.number().equals(c.partOf())).findFirst()
        : Optional.empty();
  }

  private static String line(Case c, List<Case> shown, ZoneId zone) {
    Incident incident = c.incident();
    return When.shortly(incident.firstOccurred(), zone)
        + ": "
        + incident.category().title()
        + (incident.aboutClass() ? ", a class topic" : "")
        + (incident.events() > 1 ? ", " + When.times(incident.events()) : "")
        + " (case "
        + c.number()
        + counted(c, shown)
        + ")";
  }

  private static String counted(Case c, List<Case> shown) {
    String parts =
        shown.stream()
            .filter(part -> topicOf(part, shown).filter(c::equals).isPresent())
            .map(Case::number)
            .collect(Collectors.joining(", "));
    if (!parts.isEmpty()) {
      return "; with " + parts;
    }
    return c.partOf() == null ? "" : "; more of case " + c.partOf();
  }
}
