package org.handbell.classifier.classify;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Hit;
import org.handbell.classifier.lexicon.LexiconException;
import org.handbell.classifier.lexicon.Section;
import org.handbell.classifier.normalise.Reading;
import org.handbell.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * Words in and round a hit that say how it was meant: words of study beside it, and inside it those
 * by which somebody speaks of themselves, asks how, wants to buy, or says no.
 */
final class ContextWords {

  static final String FILE = "context-words.yaml";

  private static final int LONGEST = 4;
  private static final String STUDY = "study";
  private static final String NEGATION = "negation";
  private static final String FIRST_PERSON = "first-person";
  private static final List<String> INTENT = List.of("question", "acquire", "amount");
  private static final Set<String> KEYS =
      Set.of(STUDY, NEGATION, FIRST_PERSON, "question", "acquire", "amount");

  private final Map<String, Set<String>> lists;

  private ContextWords(Map<String, Set<String>> lists) {
    this.lists = lists;
  }

  /**
   * The words of a file: six lists of phrases.
   *
   * @throws LexiconException when a list is missing or a phrase is not written as texts are read
   */
  static ContextWords read(DataFile file) {
    Section root = file.section();
    Map<String, Section> fields = root.fields(KEYS);
    Map<String, Set<String>> lists = new LinkedHashMap<>();
    for (String key : KEYS) {
      Section list = fields.get(key);
      if (list == null) {
        throw root.failure("'" + key + "' is missing");
      }
      lists.put(key, phrases(list));
    }
    return new ContextWords(lists);
  }

  private static Set<String> phrases(Section list) {
    Set<String> phrases = new HashSet<>();
    for (Section item : list.items()) {
      String phrase = item.text();
      if (!phrase.matches("[a-z0-9]+( [a-z0-9]+){0," + (LONGEST - 1) + "}")) {
        throw item.failure("'" + phrase + "' is not one to four words in small letters");
      }
      if (!phrases.add(phrase)) {
        throw item.failure("'" + phrase + "' stands here a second time");
      }
    }
    return phrases;
  }

  /** How a hit was meant, as far as the words in and round it say. */
  Wording of(Reading reading, Hit hit) {
    int from = firstFrom(reading, hit.span().start());
    int to = firstFrom(reading, hit.span().end());
    return new Wording(
        has(reading, from, to, FIRST_PERSON),
        INTENT.stream().anyMatch(key -> has(reading, from, to, key)),
        has(reading, from, to, NEGATION) || endsWith(reading, from, NEGATION),
        study(reading, from, to));
  }

  /** The first word that begins there or later. */
  private static int firstFrom(Reading reading, int place) {
    int word = 0;
    while (word < reading.words() && reading.span(word, word + 1).start() < place) {
      word++;
    }
    return word;
  }

  private boolean has(Reading reading, int from, int to, String key) {
    for (int at = from; at < to; at++) {
      if (longest(reading, at, to, key) > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWith(Reading reading, int end, String key) {
    for (int from = Math.max(0, end - LONGEST); from < end; from++) {
      if (longest(reading, from, end, key) == end - from) {
        return true;
      }
    }
    return false;
  }

  /** How many words the longest phrase has that begins there; 0 where none does. */
  private int longest(Reading reading, int from, int to, String key) {
    Set<String> phrases = lists.getOrDefault(key, Set.of());
    StringBuilder phrase = new StringBuilder();
    int longest = 0;
    for (int at = from; at < Math.min(to, from + LONGEST); at++) {
      phrase.append(at == from ? "" : " ").append(reading.word(at));
      if (phrases.contains(phrase.toString())) {
        longest = at + 1 - from;
      }
    }
    return longest;
  }

  /** The longest row of words of study outside the hit, as it was typed. */
  private @Nullable String study(Reading reading, int from, int to) {
    Span before = row(reading, 0, from);
    Span after = row(reading, to, reading.words());
    Span best =
        before == null || (after != null && length(after) > length(before)) ? after : before;
    return best == null ? null : reading.original().substring(best.start(), best.end());
  }

  private @Nullable Span row(Reading reading, int from, int to) {
    Span best = null;
    int start = -1;
    for (int at = from; at <= to; ) {
      int words = at < to ? longest(reading, at, to, STUDY) : 0;
      if (words > 0) {
        start = start < 0 ? at : start;
        at += words;
        Span row = reading.span(start, at);
        best = best == null || length(row) > length(best) ? row : best;
      } else {
        start = -1;
        at++;
      }
    }
    return best;
  }

  private static int length(Span span) {
    return span.end() - span.start();
  }

  /**
   * What the words in and round a hit say.
   *
   * @param firstPerson the matched words speak of the speaker
   * @param intent the matched words ask how, how much or where to get it
   * @param negated the matched words are turned round
   * @param study words of study beside the matched words, as typed
   */
  record Wording(boolean firstPerson, boolean intent, boolean negated, @Nullable String study) {

    /** Where there are no words, or none that count. */
    static final Wording PLAIN = new Wording(false, false, false, null);
  }
}
