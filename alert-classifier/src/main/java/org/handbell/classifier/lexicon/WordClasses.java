package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * The classes of words and phrases that patterns stand on: the named ones of {@code classes.yaml}
 * and a nameless one for each set of alternatives in a pattern. A class is held as all its phrases.
 */
final class WordClasses {

  private static final int MOST_PHRASES = 20_000;

  private final Vocabulary.Builder vocabulary;
  private final Map<String, List<List<Part>>> definitions = new HashMap<>();
  private final Map<String, Set<List<Integer>>> named = new HashMap<>();
  private final Map<String, Integer> namedNumbers = new HashMap<>();
  private final Map<Set<List<Integer>>, Integer> numbers = new HashMap<>();
  private final List<Set<List<Integer>>> classes = new ArrayList<>();

  WordClasses(Vocabulary.Builder vocabulary) {
    this.vocabulary = vocabulary;
  }

  void define(String name, List<List<Part>> members) {
    definitions.put(name, members);
  }

  /** The number of the class that holds exactly these phrases. */
  int number(Set<List<Integer>> phrases) {
    return numbers.computeIfAbsent(
        phrases,
        p -> {
          classes.add(p);
          return classes.size() - 1;
        });
  }

  /** The number of a named class. */
  int number(String name) {
    Integer known = namedNumbers.get(name);
    if (known == null) {
      known = number(phrases(name));
      namedNumbers.put(name, known);
    }
    return known;
  }

  /** Every class's phrases, by number. */
  List<Set<List<Integer>>> all() {
    return classes;
  }

  /** All phrases, as numbers of words, that any of the alternatives can be. */
  Set<List<Integer>> phrases(List<List<Part>> alternatives) {
    Set<List<Integer>> result = new LinkedHashSet<>();
    for (List<Part> alternative : alternatives) {
      result.addAll(phrasesOf(alternative));
      limit(result.size());
    }
    return result;
  }

  /**
   * All phrases of a named class.
   *
   * @throws PatternException when there is none of that name or it contains itself
   */
  Set<List<Integer>> phrases(String name) {
    Set<List<Integer>> known = named.get(name);
    if (known != null) {
      if (known.isEmpty()) {
        throw new PatternException("class {" + name + "} contains itself");
      }
      return known;
    }
    List<List<Part>> members = definitions.get(name);
    if (members == null) {
      throw new PatternException("no class {" + name + "}; define it in classes.yaml");
    }
    named.put(name, Set.of());
    try {
      Set<List<Integer>> phrases = phrases(members);
      if (phrases.contains(List.<Integer>of())) {
        throw new PatternException("class {" + name + "} has a member that may be absent");
      }
      named.put(name, phrases);
      return phrases;
    } finally {
      named.remove(name, Set.of());
    }
  }

  private Set<List<Integer>> phrasesOf(List<Part> sequence) {
    Set<List<Integer>> result = new LinkedHashSet<>(Set.of(List.of()));
    for (Part part : sequence) {
      Set<List<Integer>> longer = new LinkedHashSet<>();
      for (List<Integer> before : result) {
        for (List<Integer> after : phrasesOf(part)) {
          List<Integer> joined = new ArrayList<>(before);
          joined.addAll(after);
          longer.add(List.copyOf(joined));
        }
      }
      limit(longer.size());
      result = longer;
    }
    return result;
  }

  private Set<List<Integer>> phrasesOf(Part part) {
    if (part instanceof Part.Word word) {
      return Set.of(List.of(vocabulary.add(word.text())));
    }
    if (part instanceof Part.ClassRef ref) {
      return phrases(ref.name());
    }
    if (part instanceof Part.Choice choice) {
      Set<List<Integer>> phrases = new LinkedHashSet<>(phrases(choice.alternatives()));
      if (choice.optional()) {
        phrases.add(List.of());
      }
      return phrases;
    }
    throw new PatternException("a class holds words and phrases only, no ~ ^ $ or !");
  }

  private static void limit(int size) {
    if (size > MOST_PHRASES) {
      throw new PatternException("more than " + MOST_PHRASES + " phrases; split it");
    }
  }
}
