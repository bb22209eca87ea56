package org.handbell.classifier.lexicon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Normaliser;
import org.handbell.model.Category;

/**
 * Patterns that people write beside the lexicon, in its language: schools' own words, and what
 * exceptions and lessons are about.
 */
public final class Patterns {

  private static final int CONFIDENCE = 4;

  private final DataFile classes;
  private final DataFile textSpeak;
  private final PatternCompiler compiler;

  private Patterns(DataFile classes, DataFile textSpeak) {
    this.classes = classes;
    this.textSpeak = textSpeak;
    this.compiler = LexiconLoader.patterns(classes);
  }

  /** With the classes that come with Handbell. */
  public static Patterns standard() {
    return new Patterns(
        DataFile.builtIn("lexicon/" + LexiconLoader.CLASSES),
        DataFile.builtIn("lexicon/" + LexiconLoader.TEXT_SPEAK));
  }

  /** The pattern of these very words, whatever signs stand among them. */
  public static String ofPhrase(String phrase) {
    return String.join(" ", Normaliser.words(phrase));
  }

  /** What is wrong with a pattern, for the person who wrote it. */
  public synchronized Optional<String> fault(String pattern) {
    try {
      var unused = compiler.compile(pattern);
      return Optional.empty();
    } catch (PatternException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** A rule on what is typed, of middling confidence. */
  public static Entry entry(
      String id, List<String> match, Category category, int risk, String why) {
    return new Entry(
        id,
        category,
        match,
        risk,
        CONFIDENCE,
        null,
        false,
        Set.of(Field.QUERY),
        Set.of(),
        "en",
        List.of(),
        why,
        List.of(),
        List.of(),
        List.of());
  }

  /**
   * A lexicon of these rules alone.
   *
   * @throws PatternException when a pattern cannot be compiled; {@link #fault} says so before
   */
  public Lexicon compile(List<Entry> entries) {
    return LexiconLoader.compile(classes, textSpeak, entries);
  }
}
