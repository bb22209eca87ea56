package org.handbell.notifier.console.cases;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.model.Finding;
import org.handbell.model.Incident;
import org.handbell.model.LessonTopic;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.verdict.Wrong;

/**
 * What somebody filled in about an alert that was wrong.
 *
 * @param rule what stands for the rule of the finding that was wrong
 * @param scope {@code words}, {@code site} or {@code lesson}
 * @param typed the fields as they came, to be shown again
 */
record WrongForm(String rule, Wrong wrong, String scope, Map<String, String> typed) {

  static final List<String> FIELDS =
      List.of("rule", "wrong", "scope", "words", "site", "year", "class", "from", "until", "why");

  private static final int LONGEST_WORDS = 200;
  private static final int LONGEST_WHY = 1_000;
  private static final int MOST_DAYS = 400;

  /** Something that was filled in and cannot be so. */
  static final class Faulty extends Exception {
    private static final long serialVersionUID = 1L;

    Faulty(String message) {
      super(message);
    }
  }

  /** True where any finding of the incident may be found wrong by an exception. */
  static boolean canBe(Incident incident) {
    return !incident.aboutClass()
        && !incident.holdsIllegal()
        && incident.evidence().stream().noneMatch(evidence -> evidence.seal() != null);
  }

  /** The incident's findings, one a rule. */
  static List<Finding> findings(Incident incident) {
    return List.copyOf(
        incident.evidence().stream()
            .flatMap(evidence -> evidence.findings().stream())
            .collect(Collectors.toMap(Finding::rule, f -> f, (a, b) -> a, TreeMap::new))
            .values());
  }

  /** Stands for a rule or a site in the form: what a line holds has no place in an attribute. */
  static String token(String text) {
    return Integer.toHexString(text.hashCode());
  }

  static Map<String, String> typed(Function<String, Optional<String>> field) {
    Map<String, String> typed = new TreeMap<>();
    FIELDS.forEach(each -> field.apply(each).ifPresent(text -> typed.put(each, text)));
    return typed;
  }

  static WrongForm read(Map<String, String> typed) throws Faulty {
    String wrong = typed.getOrDefault("wrong", "");
    Wrong reason =
        List.of(Wrong.values()).stream()
            .filter(each -> each.name().equals(wrong))
            .findFirst()
            .orElseThrow(() -> new Faulty("choose why it was wrong"));
    String scope = typed.getOrDefault("scope", "");
    if (!Set.of("words", "site", "lesson").contains(scope)) {
      throw new Faulty("choose what is not to be heard again");
    }
    return new WrongForm(typed.getOrDefault("rule", ""), reason, scope, Map.copyOf(typed));
  }

  private String text(String field) {
    return typed.getOrDefault(field, "");
  }

  /** The finding that was wrong. */
  Finding finding(Incident incident) throws Faulty {
    Finding finding =
        findings(incident).stream()
            .filter(each -> token(each.rule()).equals(rule))
            .findFirst()
            .orElseThrow(() -> new Faulty("choose which finding was wrong"));
    if (finding.core()) {
      throw new Faulty("this rule belongs to the core that nothing may silence");
    }
    return finding;
  }

  /** The ruling that this asks for, its words as they were typed. */
  Ruling ruling(String id, Incident incident, Contact by, LocalDate today, ZoneId zone)
      throws Faulty {
    Finding finding = finding(incident);
    String why = text("why");
    if (why.isBlank() || why.length() > LONGEST_WHY) {
      throw new Faulty("say why, in at most 1,000 characters");
    }
    Ruling.Signature signature =
        new Ruling.Signature(
            Ruling.Origin.CONSOLE,
            by.id(),
            wrong.title() + ". " + why,
            from(today, zone),
            until(today, zone),
            null);
    try {
      return ruling(id, incident, finding, signature);
    } catch (IllegalArgumentException e) {
      throw new Faulty(String.valueOf(e.getMessage()));
    }
  }

  private Ruling ruling(String id, Incident incident, Finding finding, Ruling.Signature signature)
      throws Faulty {
    Ruling.Scope whom =
        new Ruling.Scope(Set.of(incident.schoolId()), some("year"), some("class"), Set.of());
    return switch (scope) {
      case "site" ->
          new RuleException(id, whom, finding.rule(), List.of(), signature, site(incident));
      case "lesson" -> lesson(id, whom, finding, signature);
      default -> new RuleException(id, whom, finding.rule(), List.of(words(finding)), signature);
    };
  }

  private Ruling lesson(String id, Ruling.Scope whom, Finding finding, Ruling.Signature signature)
      throws Faulty {
    if (whom.years().isEmpty() && whom.groups().isEmpty()) {
      throw new Faulty("a lesson is one of a year or a class: say which");
    }
    return new LessonTopic(
        id, whom, Set.of(finding.category().theme()), Set.of(), List.of(), signature);
  }

  private String words(Finding finding) throws Faulty {
    String words = text("words");
    if (finding.rule().startsWith("vendor:") || finding.rule().startsWith("list:")) {
      throw new Faulty("this was found by the site and not by words: choose the site");
    }
    if (words.isBlank() || words.length() > LONGEST_WORDS) {
      throw new Faulty("write the words, in at most 200 characters");
    }
    return words;
  }

  private String site(Incident incident) throws Faulty {
    String wanted = text("site");
    return incident.evidence().stream()
        .map(evidence -> String.valueOf(evidence.site()))
        .filter(site -> token(site).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new Faulty("choose one of the sites of this case"));
  }

  private Set<String> some(String field) {
    return text(field).isBlank() ? Set.of() : Set.of(text(field));
  }

  private Instant from(LocalDate today, ZoneId zone) throws Faulty {
    LocalDate day = typed.containsKey("from") ? day("from") : today;
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant until(LocalDate today, ZoneId zone) throws Faulty {
    LocalDate day = day("until");
    if (day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS))) {
      throw new Faulty("it ends on a day from today on, within 400 days");
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private LocalDate day(String field) throws Faulty {
    try {
      return LocalDate.parse(text(field));
    } catch (DateTimeException e) {
      throw new Faulty("give the last day on which it holds");
    }
  }
}
