package org.handbell.app;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.handbell.model.Category;
import org.handbell.model.Incident;
import org.handbell.model.Person;
import org.handbell.model.PersonKind;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.Visibility;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.route.Probe;
import org.jspecify.annotations.Nullable;

/**
 * A concern that nobody had, in the words of whoever asks what would be done about it: {@code
 * school=elm theme=content.suicide priority=P1 year=9}.
 *
 * @param at when it would be heard of
 */
record DescribedCase(Incident incident, Instant at) {

  static final String FORM =
      "school=ID theme=CATEGORY priority=P1..P4 person=pupil|staff|device|unknown year=9"
          + " username=NAME visibility=full|host|dns|ip at=2026-12-24T18:30; all but school may be"
          + " left out, and that too where there is one";

  private static final Set<String> KEYS =
      Set.of("school", "theme", "priority", "person", "year", "username", "visibility", "at");

  /**
   * Reads a description.
   *
   * @throws CannotRun naming what cannot be read, with what can
   */
  static DescribedCase read(String text, NotifierConfig config, Instant now) throws CannotRun {
    Map<String, String> words = words(text);
    try {
      School school = school(words, config);
      Category category = category(words);
      Priority priority =
          choice(words, "priority", Priority.values(), Priority::name, category.defaultPriority());
      Person person = person(words, school);
      Visibility visibility =
          choice(words, "visibility", Visibility.values(), Visibility::id, Visibility.FULL);
      Instant at = at(words, config.zone(), now);
      return new DescribedCase(
          Probe.incident(school.id(), person, category, priority, visibility, at), at);
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new CannotRun(e.getMessage() + "\nA case is described as: " + FORM, e);
    }
  }

  private static Map<String, String> words(String text) throws CannotRun {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : text.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      String key = equals < 0 ? word : word.substring(0, equals);
      if (equals < 0 || !KEYS.contains(key)) {
        throw new CannotRun(
            "\"%s\" describes nothing; known here: %s%nA case is described as: %s"
                .formatted(word, String.join(", ", new TreeSet<>(KEYS)), FORM));
      }
      words.put(key, word.substring(equals + 1));
    }
    return words;
  }

  private static School school(Map<String, String> words, NotifierConfig config) {
    String id = words.get("school");
    List<School> schools = config.schools();
    return schools.stream()
        .filter(school -> id == null ? schools.size() == 1 : school.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "say which school: "
                        + schools.stream().map(School::id).collect(joining(", "))));
  }

  private static Category category(Map<String, String> words) {
    String given = words.getOrDefault("theme", Category.CONTENT_SUICIDE.id());
    return Category.find(given)
        .or(
            () ->
                Arrays.stream(Category.values())
                    .filter(category -> themeId(category).equals(given))
                    .findFirst())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + given + "\" is no category; use one such as content.suicide"));
  }

  private static String themeId(Category category) {
    return category.theme().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Person person(Map<String, String> words, School school) {
    PersonKind kind =
        choice(words, "person", PersonKind.values(), PersonKind::id, PersonKind.PUPIL);
    String username = words.get("username");
    String id = school.id() + "/" + (username == null ? "described" : username);
    return new Person(id, kind, username, null, words.get("year"), null);
  }

  private static Instant at(Map<String, String> words, ZoneId zone, Instant now) {
    String given = words.get("at");
    return given == null ? now : LocalDateTime.parse(given).atZone(zone).toInstant();
  }

  private static <E extends Enum<E>> E choice(
      Map<String, String> words, String key, E[] all, Function<E, String> word, E otherwise) {
    @Nullable String given = words.get(key);
    return given == null
        ? otherwise
        : Arrays.stream(all)
            .filter(each -> word.apply(each).equalsIgnoreCase(given))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s=%s is not known; use %s"
                            .formatted(
                                key, given, Arrays.stream(all).map(word).collect(joining(", ")))));
  }
}
