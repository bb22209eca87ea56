package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a template of lines with as many words each: what is the same in all is text, what is not
 * is a field named by what stands in it.
 *
 * @param text the template
 * @param times the time, where it stands in several of its fields
 */
record TemplateGuess(String text, List<String> times) {

  private static final int MOST = 3;
  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)=(.+)", Pattern.DOTALL);
  private static final Pattern REQUEST = Pattern.compile("\"([A-Z]+) (\\S+)( HTTP/\\S+)?\"");

  /** What stands around the values of one place, and the values. */
  private record Place(String before, List<String> values, String after, String key) {}

  /** The templates of the kinds of lines that there are most of, those with more words first. */
  static List<TemplateGuess> of(List<String> lines) {
    Map<Integer, List<List<String>>> groups = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> tokens = Tokens.of(line);
      groups.computeIfAbsent(tokens.size(), size -> new ArrayList<>()).add(tokens);
    }
    Comparator<List<List<String>>> most = Comparator.comparingInt(List::size);
    return groups.values().stream()
        .sorted(most.reversed())
        .limit(MOST)
        .filter(group -> group.get(0).size() > 2)
        .sorted(Comparator.comparingInt(group -> -group.get(0).size()))
        .map(TemplateGuess::ofGroup)
        .toList();
  }

  private static TemplateGuess ofGroup(List<List<String>> rows) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < rows.get(0).size(); i++) {
      int column = i;
      places.addAll(places(rows.stream().map(row -> row.get(column)).toList()));
    }
    List<String> names = Columns.named(places.stream().map(Place::values).toList());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < places.size(); i++) {
      text.append(i == 0 ? "" : " ").append(written(places.get(i), names.get(i)));
    }
    return new TemplateGuess(text.toString(), Columns.times(names));
  }

  /** A request in quotes holds its method, its address and perhaps its protocol. */
  private static List<Place> places(List<String> tokens) {
    if (tokens.stream().allMatch(text -> isRequest(text))) {
      boolean protocol = tokens.stream().allMatch(text -> text.contains(" HTTP/"));
      List<Place> places = new ArrayList<>();
      places.add(new Place("\"", group(tokens, 1), "", ""));
      places.add(new Place("", group(tokens, 2), protocol ? "" : "\"", ""));
      if (protocol) {
        places.add(new Place("", tokens.stream().map(text -> "").toList(), "\"", ""));
      }
      return places;
    }
    return List.of(place(tokens));
  }

  private static boolean isRequest(String text) {
    Matcher matcher = REQUEST.matcher(text);
    return matcher.matches() && Content.isMethod(matcher.group(1));
  }

  private static List<String> group(List<String> tokens, int group) {
    return tokens.stream()
        .map(
            text -> {
              Matcher matcher = REQUEST.matcher(text);
              return matcher.matches() && matcher.group(group) != null ? matcher.group(group) : "";
            })
        .toList();
  }

  private static Place place(List<String> tokens) {
    if (tokens.stream().anyMatch(text -> text.startsWith("\""))
        && tokens.stream().allMatch(text -> text.equals("-") || text.startsWith("\""))) {
      return new Place("\"", tokens.stream().map(TemplateGuess::bare).toList(), "\"", "");
    }
    String key = commonKey(tokens);
    String before = key.isEmpty() ? edge(tokens, "[(<", true) : key + "=";
    String after = edge(tokens, "])>,;:", false);
    List<String> values =
        tokens.stream()
            .map(text -> text.substring(before.length(), text.length() - after.length()))
            .toList();
    return new Place(before, values, after, key);
  }

  private static String bare(String text) {
    return text.length() > 1 && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
  }

  private static String commonKey(List<String> tokens) {
    String common = "";
    for (String token : tokens) {
      Matcher pair = PAIR.matcher(token);
      if (!pair.matches() || !(common.isEmpty() || common.equals(pair.group(1)))) {
        return "";
      }
      common = pair.group(1);
    }
    return common;
  }

  /** The mark that all begin or end with. */
  private static String edge(List<String> tokens, String marks, boolean front) {
    for (int i = 0; i < marks.length(); i++) {
      String mark = marks.substring(i, i + 1);
      if (tokens.stream()
          .allMatch(
              text -> text.length() > 2 && (front ? text.startsWith(mark) : text.endsWith(mark)))) {
        return mark;
      }
    }
    return "";
  }

  private static String written(Place place, String content) {
    String name = content.equals("-") && !place.key().isEmpty() ? place.key() : content;
    String first = place.values().get(0);
    boolean same =
        name.equals("-")
            && Content.WORD.fits(place.values())
            && first.indexOf('{') < 0
            && place.values().stream().allMatch(first::equals);
    if (place.before().equals("\"") && place.after().equals("\"")) {
      return "{" + name + ":quoted}";
    }
    return place.before() + (same ? first : "{" + name + "}") + place.after();
  }
}
