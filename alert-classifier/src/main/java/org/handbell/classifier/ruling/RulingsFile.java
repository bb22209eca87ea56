package org.handbell.classifier.ruling;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.document.Document;
import org.handbell.document.Fault;
import org.handbell.document.Fields;
import org.handbell.model.Category;
import org.handbell.model.LessonTopic;
import org.handbell.model.OwnWords;
import org.handbell.model.Priority;
import org.handbell.model.RuleException;
import org.handbell.model.Ruling;
import org.handbell.model.Theme;
import org.handbell.model.VulnerableFlag;

/** Reads the rulings that people write in a file: it counts whole or not at all. */
public final class RulingsFile {

  private final SignedFields signed;
  private final Admission admission;
  private final Patterns patterns;

  private RulingsFile(SignedFields signed, Admission admission, Patterns patterns) {
    this.signed = signed;
    this.admission = admission;
    this.patterns = patterns;
  }

  /** What a file came to. */
  public sealed interface Read {

    /**
     * It can be used.
     *
     * @param notes what is of no use any more, for the person who wrote it
     */
    record Good(List<Ruling> rulings, List<String> notes) implements Read {
      public Good {
        rulings = List.copyOf(rulings);
        notes = List.copyOf(notes);
      }
    }

    /** It cannot, for each of these reasons. */
    record Faulty(List<Fault> faults) implements Read {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @param now what ended before is noted
   */
  public static Read read(Path file, RulingTerms terms, Instant now) {
    Document document = Document.of(file, unset -> null);
    Admission admission = new Admission(terms.rules(), terms.patterns());
    RulingsFile reader = new RulingsFile(new SignedFields(terms), admission, terms.patterns());
    Fields top = document.read();
    if (!document.faults().isEmpty()) {
      return new Read.Faulty(document.faults());
    }
    List<Ruling> rulings = reader.rulings(top);
    top.done();
    return document.faults().isEmpty()
        ? new Read.Good(rulings, notes(rulings, now))
        : new Read.Faulty(document.faults());
  }

  private List<Ruling> rulings(Fields top) {
    return Stream.of(
            top.objects("words", this::words),
            top.objects("exceptions", this::exception),
            top.objects("lessons", this::lesson),
            top.objects("vulnerable", this::vulnerable))
        .<Ruling>flatMap(List::stream)
        .toList();
  }

  /** Nobody who is flagged is named or counted. */
  private static List<String> notes(List<Ruling> rulings, Instant now) {
    return rulings.stream()
        .filter(ruling -> ruling.kind() != Ruling.Kind.VULNERABLE)
        .filter(ruling -> hasEnded(ruling, now))
        .map(ruling -> ruling.key() + " has ended; take it out, or give it a later until")
        .toList();
  }

  private static boolean hasEnded(Ruling ruling, Instant now) {
    Instant until = ruling.signature().until();
    return until != null && !until.isAfter(now);
  }

  private OwnWords words(Fields f) {
    Category category = f.required("category", Category.CONTENT_PROFANITY, RulingsFile::category);
    return new OwnWords(
        signed.id("words", f),
        signed.scope(f),
        matches(f, true),
        category,
        f.optionalChoice("priority", Priority.values(), Priority::name, usual(category)),
        signed.signature(f, ""));
  }

  /** Of what is a P1 by default, a school's own words make a P2. */
  private static Priority usual(Category category) {
    Priority usual = category.defaultPriority();
    return usual == Priority.P1 ? Priority.P2 : usual;
  }

  private RuleException exception(Fields f) {
    String rule = f.text("rule");
    if (!rule.isEmpty()) {
      admission.ofRule(rule).ifPresent(because -> f.fault("rule", because));
    }
    return new RuleException(
        signed.id("exceptions", f),
        signed.scope(f),
        rule.isEmpty() ? "missing" : rule,
        matches(f, true),
        signed.signature(f, ""));
  }

  private LessonTopic lesson(Fields f) {
    return new LessonTopic(
        signed.id("lessons", f),
        signed.scope(f),
        Set.copyOf(each(f, "themes", RulingsFile::theme)),
        Set.copyOf(each(f, "categories", RulingsFile::category)),
        matches(f, false),
        signed.signature(f, "a lesson"));
  }

  private VulnerableFlag vulnerable(Fields f) {
    return new VulnerableFlag(signed.person(f), signed.signature(f, "the DSL knows why"));
  }

  /** Patterns as they are, and plain phrases as the patterns that they make. */
  private List<String> matches(Fields f, boolean needed) {
    List<String> all = new ArrayList<>();
    for (String pattern : f.oneOrMore("match")) {
      patterns.fault(pattern).ifPresent(fault -> f.fault("match", fault));
      all.add(pattern);
    }
    for (String phrase : f.oneOrMore("phrases")) {
      String pattern = Patterns.ofPhrase(phrase);
      if (pattern.isEmpty()) {
        f.fault("phrases", "a phrase without a letter or digit; write the words themselves");
      }
      all.add(pattern);
    }
    if (all.isEmpty() && needed) {
      f.fault("phrases", "is missing; write the words, or a pattern under match");
    }
    return all.isEmpty() && needed ? List.of("missing") : all;
  }

  private static <T> List<T> each(Fields f, String key, Function<String, T> read) {
    List<T> values = new ArrayList<>();
    for (String given : f.oneOrMore(key)) {
      try {
        values.add(read.apply(given));
      } catch (IllegalArgumentException e) {
        f.fault(key, String.valueOf(e.getMessage()));
      }
    }
    return values;
  }

  private static Category category(String id) {
    return Category.find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no category \"%s\"; one looks so: content.drugs".formatted(id)));
  }

  private static Theme theme(String word) {
    for (Theme theme : Theme.values()) {
      if (SignedFields.word(theme).equals(word)) {
        return theme;
      }
    }
    throw new IllegalArgumentException(
        "no theme \"%s\"; there are %s"
            .formatted(
                word,
                String.join(", ", Stream.of(Theme.values()).map(SignedFields::word).toList())));
  }
}
