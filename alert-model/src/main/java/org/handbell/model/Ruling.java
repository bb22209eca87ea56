package org.handbell.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided that judging must know. It holds from a day to a day by the time at which a
 * thing happened, so that an old event is judged by what held then. The core of the rules, what is
 * illegal and what is never lowered are out of its reach.
 */
public sealed interface Ruling
    permits OwnWords, RuleException, LessonTopic, VulnerableFlag, FalseAlarm {

  /** Unique among the rulings of its kind, and the same for the same ruling. */
  String id();

  Kind kind();

  Signature signature();

  /** The same ruling with what its trial showed. */
  Ruling with(Trial trial);

  /** The key of {@code handbell.rulings}. */
  default String key() {
    return kind().id() + "/" + id();
  }

  /** True where it holds for what happened then. */
  default boolean holdsAt(Instant occurred) {
    Instant from = signature().from();
    Instant until = signature().until();
    return (from == null || !occurred.isBefore(from))
        && (until == null || occurred.isBefore(until));
  }

  /** What a ruling does. */
  enum Kind {
    WORDS,
    EXCEPTION,
    LESSON,
    VULNERABLE,
    FALSE_ALARM;

    /** The name in keys and JSON. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where a ruling was made: each place takes back its own alone. */
  enum Origin {
    FILE,
    CONSOLE
  }

  /**
   * Who decided it, why, and for how long.
   *
   * @param from absent where it holds for the past too
   * @param until exclusive; absent where it has no end
   * @param trial absent until it was tried
   */
  record Signature(
      Origin origin,
      String by,
      String why,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Trial trial) {

    public Signature {
      if (by.isBlank() || why.isBlank()) {
        throw new IllegalArgumentException("a ruling needs who decided it and why");
      }
      if (from != null && until != null && !from.isBefore(until)) {
        throw new IllegalArgumentException("a ruling ends after it begins");
      }
    }

    /** The same with what a trial showed. */
    public Signature with(Trial shown) {
      return new Signature(origin, by, why, from, until, shown);
    }
  }

  /**
   * What the change that brought a ruling did to recent events, before it took effect.
   *
   * @param events that were judged again
   * @param added findings that it would have added
   * @param silenced findings that it would have silenced
   */
  record Trial(long events, long added, long silenced) {}

  /**
   * Whom a ruling is about; what is left empty is anybody.
   *
   * @param schools ids
   * @param years as the directory gives them, {@code 9}
   * @param groups forms or tutor groups
   * @param persons ids
   */
  record Scope(Set<String> schools, Set<String> years, Set<String> groups, Set<String> persons) {

    public static final Scope EVERYBODY = new Scope(Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
      schools = Set.copyOf(schools);
      years = Set.copyOf(years);
      groups = Set.copyOf(groups);
      persons = Set.copyOf(persons);
    }

    /** True where the ruling is about that person at that school. */
    public boolean covers(String schoolId, Person person) {
      return among(schools, schoolId)
          && among(years, person.year())
          && among(groups, person.form())
          && among(persons, person.id());
    }

    private static boolean among(Set<String> wanted, @Nullable String given) {
      return wanted.isEmpty()
          || (given != null && wanted.stream().anyMatch(w -> w.equalsIgnoreCase(given)));
    }
  }

  /** Refuses an id that could not stand in a key, a rule's name or a log. */
  static void checkId(String id) {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "a ruling's id is lower-case letters, digits and hyphens, at most 40");
    }
  }
}
