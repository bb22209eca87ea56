package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.List;
import org.handbell.classifier.normalise.Normaliser;

/** Reads one pattern of the lexicon's grammar; see the package comment for the grammar. */
final class PatternParser {

  private static final String SIGNS = "{}()[]|~^$!";

  private final String pattern;
  private int at;

  private PatternParser(String pattern) {
    this.pattern = pattern;
  }

  /**
   * Reads a pattern.
   *
   * @throws PatternException saying what is wrong with it
   */
  static List<Part> parse(String pattern) {
    PatternParser parser = new PatternParser(pattern);
    List<List<Part>> alternatives = parser.alternatives();
    if (parser.at < pattern.length()) {
      throw parser.fault("a '" + pattern.charAt(parser.at) + "' that nothing opens");
    }
    if (alternatives.size() > 1) {
      throw parser.fault("a '|' outside ( ) or [ ]");
    }
    return alternatives.get(0);
  }

  private List<List<Part>> alternatives() {
    List<List<Part>> result = new ArrayList<>();
    result.add(sequence());
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      result.add(sequence());
    }
    return result;
  }

  private List<Part> sequence() {
    List<Part> parts = new ArrayList<>();
    while (at < pattern.length() && ")]|".indexOf(pattern.charAt(at)) < 0) {
      char c = pattern.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else {
        parts.addAll(part(c));
      }
    }
    return parts;
  }

  private List<Part> part(char c) {
    return switch (c) {
      case '{' -> List.of(classRef());
      case '(' -> List.of(choice(')', false));
      case '[' -> List.of(choice(']', true));
      case '!' -> List.of(notFollowedBy());
      case '~' -> sign(new Part.Filler());
      case '^' -> sign(new Part.First());
      case '$' -> sign(new Part.Last());
      case '}' -> throw fault("a '}' that nothing opens");
      default -> words();
    };
  }

  private List<Part> sign(Part part) {
    at++;
    return List.of(part);
  }

  private Part classRef() {
    int end = pattern.indexOf('}', at);
    if (end < 0) {
      throw fault("a '{' that is never closed");
    }
    String name = pattern.substring(at + 1, end).strip();
    at = end + 1;
    return new Part.ClassRef(name);
  }

  private Part.Choice choice(char close, boolean optional) {
    at++;
    List<List<Part>> alternatives = alternatives();
    if (at >= pattern.length() || pattern.charAt(at) != close) {
      throw fault("no '" + close + "' where one is needed");
    }
    at++;
    if (alternatives.stream().anyMatch(List::isEmpty)) {
      throw fault("an empty alternative; write [x] for what may be absent");
    }
    return new Part.Choice(alternatives, optional);
  }

  private Part notFollowedBy() {
    at++;
    List<Part> next = at < pattern.length() ? part(pattern.charAt(at)) : List.of();
    if (next.size() == 1 && next.get(0) instanceof Part.Choice choice && !choice.optional()) {
      return new Part.NotFollowedBy(choice);
    }
    boolean plain =
        !next.isEmpty()
            && next.stream().allMatch(p -> p instanceof Part.Word || p instanceof Part.ClassRef);
    if (!plain) {
      throw fault("'!' takes a word, a {class} or (alternatives)");
    }
    return new Part.NotFollowedBy(new Part.Choice(List.of(next), false));
  }

  /** One run of letters; normalising may make several words of it, as of {@code self-harm}. */
  private List<Part> words() {
    int from = at;
    while (at < pattern.length()
        && !Character.isWhitespace(pattern.charAt(at))
        && SIGNS.indexOf(pattern.charAt(at)) < 0) {
      at++;
    }
    String literal = pattern.substring(from, at);
    List<Part> words = new ArrayList<>();
    Normaliser.words(literal).forEach(word -> words.add(new Part.Word(word)));
    if (words.isEmpty()) {
      throw fault("no letter or digit in '" + literal + "'");
    }
    return words;
  }

  private PatternException fault(String what) {
    return new PatternException("\"" + pattern + "\": " + what);
  }
}
