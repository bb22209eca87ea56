package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * The classes of words and phrases that patterns stand on: the named ones of {@code classes.yaml}
 * and a nameless one for each set of alternatives in a pattern. A class is held as all its phrases.
 */
final class WordClasses {

  private static final int MOST_PHRASES = 20_000;

  /** Stands for a class while its members are read. */
  private static final PhraseSet BEING_MADE = PhraseSet.of(new int[0], 0);

  private final Vocabulary.Builder vocabulary;
  private final Map<String, List<List<Part>>> definitions = new HashMap<>();
  private final Map<String, PhraseSet> named = new HashMap<>();
  private final Map<String, Integer> namedNumbers = new HashMap<>();
  private final Map<PhraseSet, Integer> numbers = new HashMap<>();
  private final List<PhraseSet> classes = new ArrayList<>();
  private final PhraseBook book = new PhraseBook();

  WordClasses(Vocabulary.Builder vocabulary) {
    this.vocabulary = vocabulary;
  }

  void define(String name, List<List<Part>> members) {
    definitions.put(name, members);
  }

  /** The number of the class that holds exactly these phrases. */
  int number(PhraseSet phrases) {
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
  List<PhraseSet> all() {
    return classes;
  }

  /** The phrases that the classes are made of. */
  PhraseBook book() {
    return book;
  }

  /** All phrases that any of the alternatives can be. */
  PhraseSet phrases(List<List<Part>> alternatives) {
    List<PhraseSet> sets = new ArrayList<>();
    int size = 0;
    for (List<Part> alternative : alternatives) {
      PhraseSet set = phrasesOf(alternative);
      sets.add(set);
      size += set.size();
    }
    limit(size);
    int[] all = new int[size];
    int filled = 0;
    for (PhraseSet set : sets) {
      System.arraycopy(set.numbers(), 0, all, filled, set.size());
      filled += set.size();
    }
    return PhraseSet.of(all, size);
  }

  /**
   * All phrases of a named class.
   *
   * @throws PatternException when there is none of that name or it contains itself
   */
  PhraseSet phrases(String name) {
    PhraseSet known = named.get(name);
    if (known != null) {
      if (known.size() == 0) {
        throw new PatternException("class {" + name + "} contains itself");
      }
      return known;
    }
    List<List<Part>> members = definitions.get(name);
    if (members == null) {
      throw new PatternException("no class {" + name + "}; define it in classes.yaml");
    }
    named.put(name, BEING_MADE);
    try {
      PhraseSet phrases = phrases(members);
      if (phrases.mayBeAbsent()) {
        throw new PatternException("class {" + name + "} has a member that may be absent");
      }
      named.put(name, phrases);
      return phrases;
    } finally {
      named.remove(name, BEING_MADE);
    }
  }

  private PhraseSet phrasesOf(List<Part> sequence) {
    PhraseSet result = sequence.isEmpty() ? PhraseSet.EMPTY_PHRASE : phrasesOf(sequence.get(0));
    for (int i = 1; i < sequence.size(); i++) {
      result = joined(result, phrasesOf(sequence.get(i)));
    }
    return result;
  }

  private PhraseSet joined(PhraseSet before, PhraseSet after) {
    limit(before.size() * after.size());
    int[] joined = new int[before.size() * after.size()];
    int filled = 0;
    for (int first : before.numbers()) {
      for (int second : after.numbers()) {
        joined[filled++] = book.join(first, second);
      }
    }
    return PhraseSet.of(joined, filled);
  }

  private PhraseSet phrasesOf(Part part) {
    if (part instanceof Part.Word word) {
      return PhraseSet.of(book.ofWord(vocabulary.add(word.text())));
    }
    if (part instanceof Part.ClassRef ref) {
      return phrases(ref.name());
    }
    if (part instanceof Part.Choice choice) {
      PhraseSet phrases = phrases(choice.alternatives());
      return choice.optional() ? phrases.and(PhraseSet.EMPTY_PHRASE) : phrases;
    }
    throw new PatternException("a class holds words and phrases only, no ~ ^ $ or !");
  }

  private static void limit(int size) {
    if (size > MOST_PHRASES) {
      throw new PatternException("more than " + MOST_PHRASES + " phrases; split it");
    }
  }
}
