package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
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

  /**
   * A name with the text after it.
   *
   * @param name empty for what nobody wants, and for the text before the first name
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(byte[] name, boolean quoted, byte[] after) {}

  private Template(List<List<Part>> templates) {
    this.templates = templates;
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

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    int furthest = body.from();
    for (List<Part> template : templates) {
      int[] spans = new int[2 * template.size()];
      int fault = match(template, body, spans);
      if (fault < 0) {
        put(template, body.bytes(), spans, names, out);
        return null;
      }
      furthest = Math.max(furthest, fault);
    }
    return "does not look like the template at column " + (furthest + 1);
  }

  /**
   * Finds from where to where each value stands.
   *
   * @return the place of what does not fit, or −1
   */
  private static int match(List<Part> template, LineBody body, int[] spans) {
    byte[] line = body.bytes();
    int at = body.from();
    for (int i = 0; i < template.size(); i++) {
      Part part = template.get(i);
      boolean last = i == template.size() - 1;
      int end = i == 0 ? at : end(line, at, body.to(), part, last);
      if (end < 0) {
        return at;
      }
      boolean quotes = part.quoted && end - at >= 2 && line[at] == '"';
      spans[2 * i] = quotes ? at + 1 : at;
      spans[2 * i + 1] = quotes ? end - 1 : end;
      at = after(line, end, body.to(), part.after);
      if (at < 0) {
        return end;
      }
    }
    return at == body.to() ? -1 : at;
  }

  private static void put(
      List<Part> template, byte[] line, int[] spans, FieldNames names, Values out) {
    for (int i = 0; i < template.size(); i++) {
      byte[] wanted = template.get(i).name;
      int name = wanted.length == 0 ? -1 : names.find(wanted, 0, wanted.length);
      if (name >= 0 && spans[2 * i + 1] > spans[2 * i]) {
        out.put(name, Text.of(line, spans[2 * i], spans[2 * i + 1]));
      }
    }
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
