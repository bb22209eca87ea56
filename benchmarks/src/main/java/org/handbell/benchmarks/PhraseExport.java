package org.handbell.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Normaliser;
import org.handbell.classifier.normalise.Reading;

/**
 * The lexicon's patterns for programs that know phrases or regular expressions alone: as literal
 * phrases, a few of those that a pattern stands for, and as expressions over words with a blank
 * before each. What must not follow is left out of both, for they cannot say it.
 */
final class PhraseExport {

  private static final String SIGNS = "{}()[]|~^$!";
  private static final int PHRASES_OF_PATTERN = 12;
  private static final String ANY_WORDS = "(?: [^ ]+){0,2}";

  private final Map<String, List<String>> classes = new HashMap<>();

  PhraseExport() {
    DataFile.builtIn("lexicon/classes.yaml")
        .section()
        .fields()
        .forEach(
            (key, value) -> value.fields().forEach((name, of) -> classes.put(name, of.texts())));
  }

  /** Literal phrases, each once. */
  Set<String> phrases(Lexicon lexicon) {
    Set<String> phrases = new LinkedHashSet<>();
    for (Entry entry : lexicon.entries()) {
      for (String pattern : entry.match()) {
        new Reader(pattern)
            .alternatives().stream()
                .flatMap(shape -> shape.literals().stream())
                .limit(PHRASES_OF_PATTERN)
                .filter(phrase -> !phrase.isEmpty())
                .forEach(phrases::add);
      }
    }
    return phrases;
  }

  /** One expression for each pattern. */
  List<String> expressions(Lexicon lexicon) {
    return lexicon.entries().stream()
        .flatMap(entry -> entry.match().stream())
        .map(pattern -> new Reader(pattern).alternatives().get(0).expression() + " ")
        .toList();
  }

  /** The words of a text as those programs are given it: a blank before, between and behind. */
  static String normalised(Lexicon lexicon, String text) {
    Reading reading = lexicon.normaliser().read(Field.QUERY, text);
    StringBuilder words = new StringBuilder(" ");
    for (int i = 0; i < reading.words(); i++) {
      words.append(reading.word(i)).append(' ');
    }
    return words.toString();
  }

  /** A stretch of a pattern: some of its phrases, and an expression for all of them. */
  private record Shape(List<String> literals, String expression) {

    Shape then(Shape next) {
      List<String> joined = new ArrayList<>();
      for (String first : literals) {
        for (String second : next.literals) {
          if (joined.size() < PHRASES_OF_PATTERN) {
            joined.add((first + " " + second).strip());
          }
        }
      }
      return new Shape(joined, expression + next.expression);
    }
  }

  private static Shape oneOf(List<Shape> shapes, boolean optional) {
    List<String> literals = new ArrayList<>();
    if (optional) {
      literals.add("");
    }
    for (int i = 0; literals.size() < PHRASES_OF_PATTERN && i < PHRASES_OF_PATTERN; i++) {
      for (Shape shape : shapes) {
        if (i < shape.literals.size() && literals.size() < PHRASES_OF_PATTERN) {
          literals.add(shape.literals.get(i));
        }
      }
    }
    String all = String.join("|", shapes.stream().map(Shape::expression).toList());
    return new Shape(literals, "(?:" + all + ")" + (optional ? "?" : ""));
  }

  /** Reads the lexicon's grammar from left to right. */
  private final class Reader {

    private final String pattern;
    private int at;

    Reader(String pattern) {
      this.pattern = pattern;
    }

    List<Shape> alternatives() {
      List<Shape> all = new ArrayList<>(List.of(sequence()));
      while (at < pattern.length() && pattern.charAt(at) == '|') {
        at++;
        all.add(sequence());
      }
      return all;
    }

    private Shape sequence() {
      Shape shape = new Shape(List.of(""), "");
      while (at < pattern.length() && ")]|".indexOf(pattern.charAt(at)) < 0) {
        if (Character.isWhitespace(pattern.charAt(at))) {
          at++;
        } else {
          shape = shape.then(part());
        }
      }
      return shape;
    }

    private Shape part() {
      char sign = pattern.charAt(at);
      return switch (sign) {
        case '{' -> classOfWords();
        case '(', '[' -> choice(sign == '[');
        case '!' -> nothing();
        case '~' -> sign(ANY_WORDS);
        case '^' -> sign("^");
        case '$' -> sign("");
        default -> words();
      };
    }

    private Shape sign(String expression) {
      at++;
      return new Shape(List.of(""), expression);
    }

    private Shape nothing() {
      at++;
      part();
      return new Shape(List.of(""), "");
    }

    private Shape choice(boolean optional) {
      at++;
      List<Shape> all = alternatives();
      at++;
      return oneOf(all, optional);
    }

    private Shape classOfWords() {
      int end = pattern.indexOf('}', at);
      String name = pattern.substring(at + 1, end).strip();
      at = end + 1;
      return oneOf(
          classes.getOrDefault(name, List.of()).stream()
              .map(member -> new Reader(member).sequence())
              .toList(),
          false);
    }

    private Shape words() {
      int from = at;
      while (at < pattern.length()
          && !Character.isWhitespace(pattern.charAt(at))
          && SIGNS.indexOf(pattern.charAt(at)) < 0) {
        at++;
      }
      List<String> words = Normaliser.words(pattern.substring(from, at));
      return new Shape(
          List.of(String.join(" ", words)),
          String.join("", words.stream().map(word -> " " + word).toList()));
    }
  }
}
