package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that look like a sample with names in it: {@code {time} {client} "{method} {url}"}.
 * What stands outside braces must stand in the line; a blank stands for any number of them; {@code
 * {-}} is passed over, {@code {name:quoted}} stands in quotes. Of several templates the first that
 * fits counts.
 */
final class Template implements Engine {

  private final List<List<Part>> templates;

  /** Of each how many parts it begins with that the one before it begins with too. */
  private final int[] shared;

  private final int longest;
  private @Nullable Wanted wanted;

  /**
   * A name with the text after it.
   *
   * @param name empty for what nobody wants, and for the text before the first name
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(byte[] name, boolean quoted, byte[] after) {

    boolean isSame(Part other) {
      return quoted == other.quoted && Arrays.equals(after, other.after);
    }
  }

  /** Which name each part of each template is, among the names that were asked for last. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Wanted(FieldNames names, int[][] indexes) {}

  private Template(List<List<Part>> templates) {
    this.templates = templates;
    this.shared = new int[templates.size()];
    for (int i = 1; i < shared.length; i++) {
      shared[i] = shared(templates.get(i - 1), templates.get(i));
    }
    this.longest = templates.stream().mapToInt(List::size).max().orElse(0);
  }

  /**
   * The engine of these templates.
   *
   * @throws IllegalArgumentException for one that cannot be told apart in a line
   */
  static Template of(List<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("a template needs a text such as \"{time} {url}\"");
    }
    return new Template(texts.stream().map(Template::parts).toList());
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    String name = "";
    int at = 0;
    while (at <= text.length()) {
      int open = text.indexOf('{', at);
      int next = open < 0 ? text.length() : open;
      String literal = text.substring(at, next);
      if (literal.isEmpty() && !parts.isEmpty() && open >= 0) {
        throw new IllegalArgumentException(
            "\"{" + name + "}\" has no text between it and the next name");
      }
      boolean quoted = name.endsWith(":quoted");
      String bare = quoted ? name.substring(0, name.length() - 7) : name;
      parts.add(
          new Part(
              (bare.equals("-") ? "" : bare).getBytes(UTF_8), quoted, literal.getBytes(UTF_8)));
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("a { in the template is not closed");
      }
      name = text.substring(open + 1, close);
      at = close + 1;
    }
    return List.copyOf(parts);
  }

  /** How many parts a template begins with that the one before it begins with too. */
  private static int shared(List<Part> one, List<Part> other) {
    int most = Math.min(one.size(), other.size()) - 1;
    int same = 0;
    while (same < most && one.get(same).isSame(other.get(same))) {
      same++;
    }
    return same;
  }

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    int[] places = out.memory(2 * longest + 2);
    places[0] = body.from();
    int furthest = body.from();
    int passed = 0;
    for (int i = 0; i < templates.size(); i++) {
      List<Part> template = templates.get(i);
      passed = pass(template, body, places, Math.min(passed, shared[i]));
      int fault = fault(template, body, places, passed);
      if (fault < 0) {
        put(template, indexes(names)[i], body.bytes(), places, out);
        return null;
      }
      furthest = Math.max(furthest, fault);
    }
    return "does not look like the template at column " + (furthest + 1);
  }

  /**
   * Finds from where to where each value stands.
   *
   * @param places two for each part: where it begins, and where it ends or −1
   * @param first the part to begin with, whose beginning is known
   * @return the part that does not fit, or how many there are
   */
  private static int pass(List<Part> template, LineBody body, int[] places, int first) {
    byte[] line = body.bytes();
    for (int i = first; i < template.size(); i++) {
      Part part = template.get(i);
      int from = places[2 * i];
      boolean last = i == template.size() - 1;
      int end = i == 0 ? from : end(line, from, body.to(), part, last);
      int next = end < 0 ? -1 : after(line, end, body.to(), part.after);
      places[2 * i + 1] = end;
      if (next < 0) {
        return i;
      }
      places[2 * i + 2] = next;
    }
    return template.size();
  }

  /** The place of what does not fit, or −1. */
  private static int fault(List<Part> template, LineBody body, int[] places, int passed) {
    int from = places[2 * passed];
    if (passed == template.size()) {
      return from == body.to() ? -1 : from;
    }
    return Math.max(from, places[2 * passed + 1]);
  }

  private static void put(
      List<Part> template, int[] indexes, byte[] line, int[] places, Values out) {
    for (int i = 0; i < indexes.length; i++) {
      int from = places[2 * i];
      int to = places[2 * i + 1];
      boolean quotes = template.get(i).quoted && to - from >= 2 && line[from] == '"';
      if (quotes) {
        from++;
        to--;
      }
      if (indexes[i] >= 0 && to > from) {
        out.put(indexes[i], line, from, to, false);
      }
    }
  }

  private int[][] indexes(FieldNames names) {
    Wanted there = wanted;
    if (there == null || there.names != names) {
      there =
          new Wanted(
              names, templates.stream().map(one -> indexes(one, names)).toArray(int[][]::new));
      wanted = there;
    }
    return there.indexes;
  }

  private static int[] indexes(List<Part> template, FieldNames names) {
    return template.stream()
        .mapToInt(part -> part.name.length == 0 ? -1 : names.find(part.name, 0, part.name.length))
        .toArray();
  }

  /** Where the value that begins here ends, or −1. */
  private static int end(byte[] line, int from, int to, Part part, boolean last) {
    int at = from;
    if (part.quoted && at < to && line[at] == '"') {
      at++;
      while (at < to && line[at] != '"') {
        at += line[at] == '\\' ? 2 : 1;
      }
      return at >= to ? -1 : at + 1;
    }
    if (part.after.length == 0) {
      return last ? to : -1;
    }
    byte first = part.after[0];
    while (at < to && (line[at] != first || after(line, at, to, part.after) < 0)) {
      at++;
    }
    return at < to ? at : -1;
  }

  /** The place after the text, where it stands here, or −1. */
  private static int after(byte[] line, int from, int to, byte[] text) {
    int at = from;
    for (byte c : text) {
      if (at >= to || line[at] != c) {
        return -1;
      }
      at++;
      while (c == ' ' && at < to && line[at] == ' ') {
        at++;
      }
    }
    return at;
  }
}
