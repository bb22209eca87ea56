package org.handbell.classifier.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handbell.classifier.lexicon.Search.Found;
import org.handbell.classifier.normalise.Field;
import org.handbell.classifier.normalise.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by the shortest way is what every pattern, tried at every word, finds. */
class SearchTest {

  private static final int TEXTS = Integer.getInteger("search.texts", 150);
  private static final Lexicon LEXICON = Lexicon.standard();

  @ParameterizedTest
  @ValueSource(longs = {1, 20261122})
  void findsWhatEveryPatternFinds(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < TEXTS; i++) {
      String written = text(random);
      Reading reading = LEXICON.normaliser().read(Field.QUERY, written);

      Text text = new Text(LEXICON.compiled().units(), reading);
      List<Found> found = new Search(text, LEXICON.compiled().matches()).all();

      assertThat(new HashSet<>(found))
          .as("'%s', seed %d", written, seed)
          .isEqualTo(new EveryPattern(reading).found());
    }
  }

  /** Parts of the rules' own examples, with words of any rule between and letters changed. */
  private static String text(Random random) {
    List<String> words = new ArrayList<>();
    while (words.size() < 3 + random.nextInt(8)) {
      if (random.nextInt(3) == 0) {
        words.add(word(random));
      } else {
        words.addAll(part(random));
      }
    }
    return String.join(" ", words);
  }

  private static String word(Random random) {
    int id = 1 + random.nextInt(LEXICON.vocabulary().size() - 1);
    return LEXICON.vocabulary().word(id);
  }

  private static List<String> part(Random random) {
    Entry entry = LEXICON.entries().get(random.nextInt(LEXICON.entries().size()));
    List<String> examples = Stream.concat(entry.fires().stream(), entry.silent().stream()).toList();
    if (examples.isEmpty()) {
      return List.of(word(random));
    }
    String example = examples.get(random.nextInt(examples.size()));
    return Stream.of(example.split(" ", -1)).map(word -> changed(word, random)).toList();
  }

  private static String changed(String word, Random random) {
    int at = word.isEmpty() ? 0 : random.nextInt(word.length());
    return switch (word.isEmpty() ? 0 : random.nextInt(20)) {
      case 1 -> word.replace('o', '0').replace('e', '3');
      case 2 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      case 3 -> word.substring(0, at) + word.substring(at + 1);
      case 4 -> String.join(" ", word.split("", -1)).strip();
      default -> word;
    };
  }

  /** All patterns, tried one by one without any knowledge of what a text holds. */
  private static final class EveryPattern {

    private final Units units = LEXICON.compiled().units();
    private final PatternTree tree = LEXICON.compiled().matches().tree();
    private final Set<Found> found = new HashSet<>();
    private final Reading reading;
    private int from;

    EveryPattern(Reading reading) {
      this.reading = reading;
    }

    Set<Found> found() {
      for (from = 0; from < reading.nodes(); from++) {
        walk(PatternTree.ROOT, from, 0);
      }
      return found;
    }

    private void walk(int node, int at, int views) {
      for (int end = tree.firstEnd(node); end < tree.endOfEnds(node); end++) {
        found.add(new Found(tree.end(end), from, at, views));
      }
      for (int next = tree.firstChild(node); next < tree.endOfChildren(node); next++) {
        step(next, tree.symbol(next), at, views);
      }
    }

    private void step(int next, int symbol, int at, int views) {
      if (Symbol.isWordOrClass(symbol)) {
        for (Place place : after(symbol, at, views)) {
          walk(next, place.node(), place.views());
        }
      } else if (Symbol.isFiller(symbol)) {
        passOver(next, Symbol.number(symbol), at, views);
      } else if (holds(symbol, at)) {
        walk(next, at, views);
      }
    }

    private boolean holds(int condition, int at) {
      return switch (condition) {
        case Symbol.FIRST -> at == 0;
        case Symbol.LAST -> at == reading.words();
        default -> after(Symbol.ofClass(Symbol.number(condition)), at, 0).isEmpty();
      };
    }

    private void passOver(int node, int most, int at, int views) {
      int next = at;
      for (int filler = 0; filler <= most && next >= 0; filler++) {
        walk(node, next, views);
        int edge = reading.firstEdge(next);
        next = next < reading.words() ? next + 1 : edge < 0 ? -1 : reading.edgeTo(edge);
      }
    }

    /** Where a word, or any phrase of a class, leads to. */
    private List<Place> after(int symbol, int at, int views) {
      List<Place> places = new ArrayList<>();
      IntStream.Builder members = IntStream.builder();
      if (Symbol.isClass(symbol)) {
        units.sets().forEach(Symbol.number(symbol), members);
      } else {
        members.add(symbol);
      }
      members.build().forEach(unit -> addAfter(units.words(unit), 0, at, views, places));
      return places;
    }

    private void addAfter(int[] words, int done, int at, int views, List<Place> places) {
      if (done == words.length) {
        places.add(new Place(at, views));
        return;
      }
      if (reading.plainId(at) == words[done]) {
        addAfter(words, done + 1, at + 1, views, places);
      }
      for (int edge = reading.firstEdge(at); edge >= 0; edge = reading.nextEdge(edge)) {
        if (reading.edgeId(edge) == words[done]) {
          int seenBy = views | reading.edgeViews(edge);
          addAfter(words, done + 1, reading.edgeTo(edge), seenBy, places);
        }
      }
    }

    private record Place(int node, int views) {}
  }
}
