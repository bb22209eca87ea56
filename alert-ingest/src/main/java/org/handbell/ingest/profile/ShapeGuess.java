package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/** Finds out how lines are parted, from the surest sign to the weakest. */
final class ShapeGuess {

  /** A mark that may part columns or pairs, with its name in a profile. */
  private record Separator(char mark, String word) {}

  private static final List<Separator> SEPARATORS =
      List.of(
          new Separator('\t', "tab"),
          new Separator(';', "semicolon"),
          new Separator('|', "bar"),
          new Separator(',', "comma"));
  private static final Separator BLANK = new Separator(' ', "blank");

  private final List<LineBody> lines;

  private ShapeGuess(List<LineBody> lines) {
    this.lines = lines;
  }

  /** The shape of most of the lines, where they have one. */
  static Optional<Shape> of(List<LineBody> lines) {
    ShapeGuess guess = new ShapeGuess(lines);
    Shape shape = guess.marked();
    shape = shape == null ? guess.keyValue() : shape;
    shape = shape == null ? guess.delimited() : shape;
    return Optional.ofNullable(shape == null ? guess.template() : shape);
  }

  private @Nullable Shape marked() {
    for (LineBody line : lines) {
      if (text(line).regionMatches(true, 0, "#Fields:", 0, 8)) {
        Engine engine = Delimited.withHeading("suggested", ' ', Delimited.Heading.FIELDS_LINE);
        return new Shape(
            Shape.Way.W3C, List.of("engine: w3c"), engine, text(line), lines, List.of(), false);
      }
    }
    if (most(line -> line.holds("LEEF:".getBytes(US_ASCII)) && reads(new Leef(), line))) {
      return Shape.of(Shape.Way.LEEF, List.of("engine: leef"), new Leef(), lines);
    }
    if (most(
        line -> reads(new Cef(), line) && new String(line.bytes(), US_ASCII).contains("CEF"))) {
      return Shape.of(Shape.Way.CEF, List.of("engine: cef"), new Cef(), lines);
    }
    return most(line -> reads(new Json(), line))
        ? Shape.of(Shape.Way.JSON, List.of("engine: json"), new Json(), lines)
        : null;
  }

  private boolean most(Predicate<LineBody> holds) {
    return lines.stream().filter(holds).count() * 10 >= lines.size() * 6L;
  }

  private static boolean reads(Engine engine, LineBody line) {
    return engine.read(line, new EveryName(), new Values(EveryName.MOST)) == null;
  }

  /** The separator that gives most pairs, where half of what it parts are pairs. */
  private @Nullable Shape keyValue() {
    Separator best = BLANK;
    int pairs = pairs(BLANK);
    for (Separator one : SEPARATORS) {
      int count = pairs(one);
      if (count > pairs || (count == pairs && best.equals(BLANK) && parts(one) >= count)) {
        best = one;
        pairs = count;
      }
    }
    int parts = parts(best);
    if (pairs < lines.size() * 3 || pairs * 2 < parts) {
      return null;
    }
    List<String> settings = new ArrayList<>(List.of("engine: key-value"));
    if (!best.equals(BLANK)) {
      settings.add("separator: " + best.word);
    }
    return Shape.of(Shape.Way.KEY_VALUE, settings, new KeyValue(best.mark, true, false), lines);
  }

  private int parts(Separator separator) {
    String marks = separator.mark == ' ' ? "[ \t]+" : "[" + separator.mark + "]";
    return lines.stream().mapToInt(line -> text(line).split(marks, -1).length).sum();
  }

  private int pairs(Separator separator) {
    KeyValue engine = new KeyValue(separator.mark, true, false);
    int[] count = {0};
    for (LineBody line : lines) {
      engine.pairs(
          line.bytes(),
          line.from(),
          line.to(),
          new FieldNames(),
          (name, keyFrom, keyTo, from, to, escaped) -> count[0]++);
    }
    return count[0];
  }

  private @Nullable Shape delimited() {
    for (Separator one : SEPARATORS) {
      List<List<String>> rows = lines.stream().map(line -> cells(line, one.mark)).toList();
      Map<Integer, Integer> counts = new TreeMap<>();
      rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
      int columns =
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      boolean alike = counts.getOrDefault(columns, 0) * 10 >= rows.size() * 8;
      boolean beginsShort = rows.stream().allMatch(row -> Tokens.of(row.get(0)).size() <= 4);
      if (columns >= 3 && alike && beginsShort) {
        return delimited(one, rows, columns);
      }
    }
    return null;
  }

  private Shape delimited(Separator separator, List<List<String>> rows, int columns) {
    List<String> settings = new ArrayList<>(List.of("engine: delimited"));
    settings.add("separator: " + separator.word);
    if (isHeading(rows)) {
      Engine engine = Delimited.of("suggested", separator.mark, rows.get(0));
      return new Shape(
          Shape.Way.DELIMITED,
          settings,
          engine,
          text(lines.get(0)),
          lines.subList(1, lines.size()),
          List.of(),
          false);
    }
    List<List<String>> alike = rows.stream().filter(row -> row.size() == columns).toList();
    List<String> names = Columns.named(turned(alike, columns));
    settings.add("columns: [" + String.join(", ", names.stream().map(YamlText::of).toList()) + "]");
    Engine engine = Delimited.of("suggested", separator.mark, names);
    return new Shape(Shape.Way.DELIMITED, settings, engine, "", lines, Columns.times(names), true);
  }

  private static List<List<String>> turned(List<List<String>> rows, int columns) {
    List<List<String>> turned = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int column = i;
      turned.add(rows.stream().map(row -> row.get(column)).toList());
    }
    return turned;
  }

  /** A heading has names only, and what stands under them is more than names. */
  private static boolean isHeading(List<List<String>> rows) {
    boolean names = rows.size() > 1 && rows.get(0).stream().allMatch(ShapeGuess::isName);
    return names && rows.get(1).stream().anyMatch(cell -> !cell.isBlank() && !isName(cell));
  }

  private static boolean isName(String cell) {
    return switch (Content.of(List.of(cell))) {
      case WORD, DECISION, NOTHING -> cell.length() <= 60 && !cell.isBlank();
      case HOST -> cell.indexOf('_') >= 0 || cell.indexOf('.') == cell.lastIndexOf('.');
      case URL -> cell.matches("[A-Za-z]+/[A-Za-z]+");
      default -> false;
    };
  }

  private @Nullable Shape template() {
    List<TemplateGuess> guesses = TemplateGuess.of(lines.stream().map(ShapeGuess::text).toList());
    if (guesses.isEmpty()) {
      return null;
    }
    List<String> texts = guesses.stream().map(TemplateGuess::text).distinct().toList();
    List<String> settings = new ArrayList<>(List.of("engine: template", "template:"));
    texts.forEach(text -> settings.add("  - " + YamlText.of(text)));
    List<String> times = guesses.stream().flatMap(one -> one.times().stream()).distinct().toList();
    return new Shape(Shape.Way.TEMPLATE, settings, Template.of(texts), "", lines, times, true);
  }

  private static List<String> cells(LineBody line, char separator) {
    return new Cells(line.bytes(), line.from(), line.to(), separator).texts();
  }

  private static String text(LineBody line) {
    return Text.of(line.bytes(), line.from(), line.to());
  }
}
