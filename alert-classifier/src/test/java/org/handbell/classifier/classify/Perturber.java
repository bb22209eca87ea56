package org.handbell.classifier.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a text as hurried, careless or sly people do; what it does follows from its seed. */
final class Perturber {

  /** A way to write a text otherwise; a text it cannot change comes back as it was. */
  record Kind(String name, UnaryOperator<String> change) {}

  private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  private static final Map<Character, String> LEET =
      Map.of('a', "4@", 'e', "3", 'i', "1!", 'o', "0", 's', "5$", 't', "7", 'b', "8");
  private static final Map<Character, String> LOOK_ALIKES =
      Map.of(
          'a',
          "\u0430",
          'e',
          "\u0435\u0451",
          'o',
          "\u043e\u03bf",
          'c',
          "\u0441",
          'i',
          "\u0456",
          's',
          "\u0455",
          'p',
          "\u0440",
          'y',
          "\u0443",
          'x',
          "\u0445");
  private static final Map<String, String> TEXT_SPEAK =
      Map.ofEntries(
          Map.entry("want to", "wanna"),
          Map.entry("going to", "gonna"),
          Map.entry("i dont know", "idk"),
          Map.entry("to", "2"),
          Map.entry("you", "u"),
          Map.entry("your", "ur"),
          Map.entry("are", "r"),
          Map.entry("for", "4"),
          Map.entry("be", "b"),
          Map.entry("because", "cuz"),
          Map.entry("people", "ppl"),
          Map.entry("please", "pls"),
          Map.entry("with", "wiv"),
          Map.entry("the", "da"),
          Map.entry("what", "wot"),
          Map.entry("about", "abt"),
          Map.entry("someone", "sum1"),
          Map.entry("tonight", "2nite"),
          Map.entry("boyfriend", "bf"),
          Map.entry("girlfriend", "gf"));
  private static final Map<String, String> APOSTROPHES =
      Map.of(
          "dont",
          "don't",
          "cant",
          "can\u2019t",
          "im",
          "i'm",
          "ive",
          "i`ve",
          "wont",
          "won't",
          "hes",
          "he's",
          "shes",
          "she\u2019s",
          "doesnt",
          "doesn't",
          "didnt",
          "didn't",
          "whats",
          "what's");

  private final Random random;

  Perturber(long seed) {
    this.random = new Random(seed);
  }

  List<Kind> kinds() {
    return List.of(
        new Kind("one edit, word of 5+ letters", t -> inWord(t, 5, this::edit)),
        new Kind("two edits, word of 9+ letters", t -> inWord(t, 9, w -> edit(edit(w)))),
        new Kind("one edit, any word of 3+", t -> inWord(t, 3, this::edit)),
        new Kind("digits for letters", t -> inWord(t, 3, w -> map(w, LEET, 2))),
        new Kind("digits in every word", t -> map(t, LEET, 2)),
        new Kind("repeated letter", t -> inWord(t, 3, this::repeat)),
        new Kind("one word spaced", t -> inWord(t, 3, w -> spaced(w, pick(" ", ".", "-", "_")))),
        new Kind("all letters spaced", t -> spaced(t, " ")),
        new Kind("zero-width characters", t -> sprinkle(t, "\u200b\u200c\u200d\u00ad\u2060")),
        new Kind("combining marks", t -> sprinkle(t, "\u0336\u0301\u0308\u0335")),
        new Kind("look-alike letters", t -> inWord(t, 3, w -> map(w, LOOK_ALIKES, 1))),
        new Kind("full-width letters", Perturber::fullWidth),
        new Kind("encoded twice", t -> encode(encode(t))),
        new Kind("apostrophes put in", t -> words(t, APOSTROPHES)),
        new Kind("text-speak", t -> words(t, TEXT_SPEAK)),
        new Kind("a space left out", t -> spaceOut(t)),
        new Kind("a space put in", t -> inWord(t, 6, this::divide)),
        new Kind("a space one letter off", this::shiftSpace),
        new Kind(
            "emoji between words", t -> t.replace(" ", pick(" \ud83d\ude2d ", "\ud83d\udc94"))));
  }

  private String inWord(String text, int least, UnaryOperator<String> change) {
    List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
    int[] fit =
        IntStream.range(0, words.size())
            .filter(i -> words.get(i).matches("[a-z]{" + least + ",}"))
            .toArray();
    if (fit.length > 0) {
      int at = fit[random.nextInt(fit.length)];
      words.set(at, change.apply(words.get(at)));
    }
    return String.join(" ", words);
  }

  /** One slip after the first letter. */
  private String edit(String word) {
    int at = 1 + random.nextInt(word.length() - 1);
    String before = word.substring(0, at);
    String after = word.substring(at + 1);
    char c = word.charAt(at);
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + c + near(c) + after;
      case 2 -> before + near(c) + after;
      default -> before.substring(0, at - 1) + c + word.charAt(at - 1) + after;
    };
  }

  private char near(char c) {
    for (String row : KEYS) {
      int at = row.indexOf(c);
      if (at >= 0) {
        return row.charAt(
            at == 0 ? 1 : at == row.length() - 1 || random.nextBoolean() ? at - 1 : at + 1);
      }
    }
    return c;
  }

  private String repeat(String word) {
    int at = random.nextInt(word.length());
    return word.substring(0, at)
        + word.substring(at, at + 1).repeat(2 + random.nextInt(4))
        + word.substring(at);
  }

  private String divide(String word) {
    int at = 2 + random.nextInt(word.length() - 3);
    return word.substring(0, at) + " " + word.substring(at);
  }

  private String spaceOut(String text) {
    int[] spaces = IntStream.range(0, text.length()).filter(i -> text.charAt(i) == ' ').toArray();
    if (spaces.length == 0) {
      return text;
    }
    int at = spaces[random.nextInt(spaces.length)];
    return text.substring(0, at) + text.substring(at + 1);
  }

  private String shiftSpace(String text) {
    int[] spaces =
        IntStream.range(2, text.length() - 2)
            .filter(i -> text.charAt(i) == ' ' && text.charAt(i + 2) != ' ')
            .toArray();
    if (spaces.length == 0) {
      return text;
    }
    int at = spaces[random.nextInt(spaces.length)];
    return text.substring(0, at) + text.charAt(at + 1) + " " + text.substring(at + 2);
  }

  private static String spaced(String text, String between) {
    return text.chars()
        .filter(c -> c != ' ')
        .mapToObj(Character::toString)
        .collect(Collectors.joining(between));
  }

  private String sprinkle(String text, String signs) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c);
      if (c != ' ' && random.nextInt(3) == 0) {
        out.append(signs.charAt(random.nextInt(signs.length())));
      }
    }
    return out.toString();
  }

  /** About one in {@code outOf} of the letters that have a double, at least one. */
  private String map(String text, Map<Character, String> doubles, int outOf) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String signs = doubles.getOrDefault(c, "");
      boolean change = !signs.isEmpty() && random.nextInt(outOf) == 0;
      out.append(change ? signs.charAt(random.nextInt(signs.length())) : c);
    }
    return out.toString();
  }

  private static String fullWidth(String text) {
    return text.chars()
        .mapToObj(c -> Character.toString(c > ' ' && c < 0x7f ? c + 0xfee0 : c))
        .collect(Collectors.joining());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String words(String text, Map<String, String> meanings) {
    String changed = " " + text + " ";
    for (String from : Stream.of("i dont know", "want to", "going to").toList()) {
      changed = changed.replace(" " + from + " ", " " + meanings.getOrDefault(from, from) + " ");
    }
    List<String> words = new ArrayList<>();
    for (String word : changed.strip().split(" ", -1)) {
      words.add(meanings.getOrDefault(word, word));
    }
    return String.join(" ", words);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
