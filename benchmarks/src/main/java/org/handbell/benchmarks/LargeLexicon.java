package org.handbell.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.model.Category;

/**
 * The lexicon several times over: each further copy has every pattern in the same shape, with the
 * same named classes, and made-up words in place of others. How it grows is one of two models.
 */
public final class LargeLexicon {

  /** What the patterns of a copy have in common with the older ones. */
  public enum Growth {
    /**
     * Words of grammar alone: new things to talk about, no new pronouns. All of a choice with words
     * of its own is new, and a pattern that must hold no new word gets one.
     */
    OTHER_WORDS,

    /** Every word of up to three letters, wherever it stands, though a choice is then half old. */
    KNOWN_WORDS
  }

  private static final int SHORT = 3;

  private static final Pattern WORD = Pattern.compile("~\\d+|\\{[^}]*}|[a-z0-9']+");

  /** Pronouns, determiners, prepositions, auxiliary verbs, conjunctions, question words. */
  private static final Set<String> GRAMMAR =
      Set.of(
          """
          i me my mine myself im ive id you u your yours ur yourself he him his himself she her hers
          herself it its itself we us our ours they them their themselves who whom whose someone
          somebody anyone anybody everyone everybody noone nobody nothing something anything
          everything a an the this that these those some any no every each all both much many more
          most few less of in on at to from for by with without about after before between into over
          under through up down out off and or but so if because than as while until unless is am
          are was were be been being isnt arent wasnt do does did doing done dont doesnt didnt have
          has had having havent hasnt can cant could couldnt will wont would wouldnt shall should
          shouldnt may might must not never what when where why which how there here then too also
          """
              .strip()
              .split("\\s+"));

  private final Random random = new Random(7);
  private final Map<String, String> soup = new HashMap<>();
  private final Growth growth;

  private LargeLexicon(Growth growth) {
    this.growth = growth;
  }

  /** The standard lexicon and {@code times - 1} copies of its shape. */
  static Lexicon times(Growth growth, int times) {
    List<DataFile> files = new ArrayList<>();
    files.add(DataFile.builtIn("lexicon/classes.yaml"));
    files.add(DataFile.builtIn("lexicon/text-speak.yaml"));
    files.addAll(DataFile.listed("lexicon"));
    List<Entry> entries = Lexicon.standard().entries();
    LargeLexicon large = new LargeLexicon(growth);
    for (int copy = 1; copy < times; copy++) {
      large.soup.clear();
      files.addAll(large.copy(copy, entries));
    }
    return Lexicon.load(files);
  }

  private List<DataFile> copy(int copy, List<Entry> entries) {
    Map<Category, List<Entry>> byCategory =
        entries.stream().collect(Collectors.groupingBy(Entry::category));
    List<DataFile> files = new ArrayList<>();
    byCategory.forEach(
        (category, own) -> {
          StringBuilder yaml = new StringBuilder("category: " + category.id() + "\nentries:\n");
          own.forEach(entry -> yaml.append(entry(copy, entry)));
          files.add(new DataFile(category.id() + ".yaml", yaml.toString()));
        });
    return files;
  }

  private String entry(int copy, Entry entry) {
    String fields = entry.in().stream().map(field -> field.id()).collect(Collectors.joining(", "));
    return """
      - id: C%d-%s
        match: [%s]
        in: [%s]
        risk: %d
        confidence: %d
        why: made up
        fires: [x]
        silent: [y]
    """
        .formatted(
            copy,
            entry.id(),
            entry.match().stream().map(p -> '"' + made(p) + '"').collect(Collectors.joining(", ")),
            fields,
            entry.risk(),
            entry.confidence());
  }

  private String made(String pattern) {
    return growth == Growth.OTHER_WORDS ? aboutOtherThings(pattern) : inKnownWords(pattern);
  }

  private String inKnownWords(String pattern) {
    String made =
        WORD.matcher(pattern)
            .replaceAll(
                word -> {
                  boolean stays = isSign(word.group()) || word.group().length() <= SHORT;
                  return Matcher.quoteReplacement(stays ? word.group() : madeWord(word.group()));
                });
    return made.equals(pattern) ? withMadeWord(pattern) : made;
  }

  private String withMadeWord(String pattern) {
    return madeWord("pattern") + " " + pattern.replace("^", "");
  }

  private String aboutOtherThings(String pattern) {
    StringBuilder made = new StringBuilder();
    boolean isNew = false;
    for (int from = 0; from < pattern.length(); ) {
      int to = endOfPart(pattern, from);
      String part = pattern.substring(from, to);
      boolean isChoice = part.startsWith("(") && !isGrammar(part);
      String other = madeWords(part, isChoice);
      boolean isRequired = !part.startsWith("[") && !part.startsWith("!") && !part.contains("{");
      isNew |= isRequired && !other.equals(part);
      made.append(other);
      from = to;
    }
    return isNew ? made.toString() : withMadeWord(made.toString());
  }

  /** A choice, an option or an exclusion as a whole; all else word by word. */
  private static int endOfPart(String pattern, int from) {
    int depth = 0;
    int at = from;
    do {
      char c = pattern.charAt(at++);
      depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    } while (at < pattern.length() && (depth > 0 || pattern.charAt(at - 1) == '!'));
    while (at < pattern.length() && isInWord(pattern.charAt(at - 1), pattern.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isInWord(char before, char next) {
    return "()[]{}!^$| ".indexOf(before) < 0 && "()[]{}!^$| ".indexOf(next) < 0;
  }

  private static boolean isGrammar(String choice) {
    return WORD.matcher(choice)
        .results()
        .allMatch(word -> isSign(word.group()) || GRAMMAR.contains(word.group()));
  }

  private String madeWords(String part, boolean all) {
    return WORD.matcher(part)
        .replaceAll(
            word -> {
              boolean stays = isSign(word.group()) || (!all && GRAMMAR.contains(word.group()));
              return stays ? Matcher.quoteReplacement(word.group()) : madeWord(word.group());
            });
  }

  /** A class by name, or a number of fillers. */
  private static boolean isSign(String word) {
    return word.startsWith("{") || word.startsWith("~");
  }

  private String madeWord(String word) {
    return soup.computeIfAbsent(word, w -> letters(w.length() + 2));
  }

  private String letters(int count) {
    return random
        .ints(count, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
