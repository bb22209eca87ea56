package org.handbell.classifier.lexicon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handbell.classifier.normalise.Vocabulary;

/**
 * Turns a pattern into sequences of symbols for the {@link PatternTree}: alternatives become one
 * class symbol, what is optional becomes two sequences.
 */
final class PatternCompiler {

  private static final int MOST_SEQUENCES = 2_000;

  /** How many words a {@code ~} passes over at most. */
  private static final int FILLED = 2;

  private final Vocabulary.Builder vocabulary;
  private final WordClasses classes;

  PatternCompiler(Vocabulary.Builder vocabulary, WordClasses classes) {
    this.vocabulary = vocabulary;
    this.classes = classes;
  }

  /**
   * Compiles a pattern.
   *
   * @throws PatternException when it cannot be read, names an unknown class or matches nothing
   */
  List<List<Integer>> compile(String pattern) {
    List<List<Integer>> sequences =
        sequences(PatternParser.parse(pattern), pattern).stream()
            .map(PatternCompiler::withJoinedFillers)
            .toList();
    for (List<Integer> sequence : sequences) {
      check(sequence, pattern);
    }
    return sequences;
  }

  /** {@code ~ ~} passes over up to twice as many words as {@code ~}. */
  private static List<Integer> withJoinedFillers(List<Integer> sequence) {
    List<Integer> result = new ArrayList<>();
    for (int symbol : sequence) {
      int last = result.size() - 1;
      if (last >= 0 && Symbol.isFiller(symbol) && Symbol.isFiller(result.get(last))) {
        int most = Symbol.number(result.get(last)) + Symbol.number(symbol);
        result.set(last, Symbol.filler(most));
      } else {
        result.add(symbol);
      }
    }
    return result;
  }

  private static void check(List<Integer> sequence, String pattern) {
    if (sequence.stream().noneMatch(Symbol::isWordOrClass)) {
      throw new PatternException("\"" + pattern + "\": would match any text; name a word");
    }
    int end = sequence.indexOf(Symbol.LAST);
    if (end >= 0 && end < sequence.size() - 1) {
      throw new PatternException("\"" + pattern + "\": $ stands at the end only");
    }
    if (sequence.lastIndexOf(Symbol.FIRST) > 0) {
      throw new PatternException("\"" + pattern + "\": ^ stands at the start only");
    }
  }

  private List<List<Integer>> sequences(List<Part> parts, String pattern) {
    List<List<Integer>> result = List.of(List.of());
    for (Part part : parts) {
      List<List<Integer>> longer = new ArrayList<>();
      List<List<Integer>> next = sequences(part, pattern);
      for (List<Integer> before : result) {
        for (List<Integer> after : next) {
          List<Integer> joined = new ArrayList<>(before);
          joined.addAll(after);
          longer.add(joined);
        }
      }
      if (longer.size() > MOST_SEQUENCES) {
        throw new PatternException("\"" + pattern + "\": too many variants; split it");
      }
      result = longer;
    }
    return result;
  }

  private List<List<Integer>> sequences(Part part, String pattern) {
    if (part instanceof Part.Word word) {
      return List.of(List.of(Symbol.word(vocabulary.add(word.text()))));
    }
    if (part instanceof Part.ClassRef ref) {
      return List.of(List.of(Symbol.ofClass(classes.number(ref.name()))));
    }
    if (part instanceof Part.Choice choice) {
      return choice(choice, pattern);
    }
    if (part instanceof Part.NotFollowedBy not) {
      int number = classes.number(classes.phrases(not.what().alternatives()));
      return List.of(List.of(Symbol.notClass(number)));
    }
    if (part instanceof Part.Filler) {
      return List.of(List.of(Symbol.filler(FILLED)));
    }
    if (part instanceof Part.Last) {
      return List.of(List.of(Symbol.LAST));
    }
    return List.of(List.of(Symbol.FIRST));
  }

  private List<List<Integer>> choice(Part.Choice choice, String pattern) {
    List<List<Integer>> result = new ArrayList<>();
    if (choice.optional()) {
      result.add(List.of());
    }
    if (choice.alternatives().stream().flatMap(List::stream).allMatch(PatternCompiler::isPlain)) {
      result.addAll(classOf(choice));
    } else {
      choice.alternatives().forEach(a -> result.addAll(sequences(a, pattern)));
    }
    return result;
  }

  private List<List<Integer>> classOf(Part.Choice choice) {
    PhraseSet phrases = classes.phrases(choice.alternatives());
    PhraseSet present = phrases.withoutEmpty();
    List<List<Integer>> result = new ArrayList<>();
    if (phrases.mayBeAbsent()) {
      result.add(List.of());
    }
    if (present.size() == 1) {
      int[] words = classes.book().words(present.numbers()[0]);
      result.add(Arrays.stream(words).map(Symbol::word).boxed().toList());
    } else {
      result.add(List.of(Symbol.ofClass(classes.number(present))));
    }
    return result;
  }

  private static boolean isPlain(Part part) {
    if (part instanceof Part.Choice choice) {
      return choice.alternatives().stream()
          .flatMap(List::stream)
          .allMatch(PatternCompiler::isPlain);
    }
    return part instanceof Part.Word || part instanceof Part.ClassRef;
  }
}
