package org.handbell.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.classifier.lexicon.Entry;
import org.handbell.classifier.lexicon.Lexicon;
import org.handbell.model.Category;

/**
 * The lexicon several times over: each further copy has every pattern in the same shape, with the
 * same classes and small words, but with made-up words in place of the others.
 */
final class LargeLexicon {

  private static final Pattern CLASS_OR_WORD = Pattern.compile("\\{[^}]*}|[a-z0-9']+");
  private static final int SMALL = 3;

  private final Random random = new Random(7);
  private final Map<String, String> soup = new HashMap<>();

  private LargeLexicon() {}

  /** The standard lexicon and {@code times - 1} copies of its shape. */
  static Lexicon times(int times) {
    List<DataFile> files = new ArrayList<>();
    files.add(DataFile.builtIn("lexicon/classes.yaml"));
    files.add(DataFile.builtIn("lexicon/text-speak.yaml"));
    files.addAll(DataFile.listed("lexicon"));
    List<Entry> entries = Lexicon.standard().entries();
    LargeLexicon large = new LargeLexicon();
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

  /** A pattern of classes and small words alone gets a made-up word, or it would be no other. */
  private String made(String pattern) {
    String made =
        CLASS_OR_WORD
            .matcher(pattern)
            .replaceAll(match -> Matcher.quoteReplacement(madeWord(match.group())));
    return made.equals(pattern) ? madeWord("pattern") + " " + made.replace("^", "") : made;
  }

  private String madeWord(String word) {
    boolean stays = word.startsWith("{") || word.length() <= SMALL;
    return stays ? word : soup.computeIfAbsent(word, w -> letters(w.length() + 2));
  }

  private String letters(int count) {
    return random
        .ints(count, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
