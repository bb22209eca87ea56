package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.recent.Recent;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from: a product's field, a constant ({@code = text}), or fields with text
 * between ({@code "{service}://{hostname}{url}"}), and what is done to it ({@code | lower}).
 */
final class Source {

  /** Some hundreds of texts are enough for what comes in line after line. */
  private static final int CONVERTED = 8;

  /** What is longer is an address or a search: it will not come again. */
  private static final int REPEATED = 32;

  private final List<String> literals;
  private final int[] fields;
  private final List<Conversion> conversions;

  /** True for one field alone. */
  private final boolean isField;

  /** True for that as it is. */
  private final boolean isPlain;

  /** True for two with text between. */
  private final boolean isPair;

  private final @Nullable Recent<Optional<String>> converted;

  private Source(List<String> literals, int[] fields, List<Conversion> conversions) {
    this.literals = literals;
    this.fields = fields;
    this.conversions = conversions;
    boolean bare = literals.get(0).isEmpty() && literals.get(fields.length).isEmpty();
    this.isField = fields.length == 1 && bare;
    this.isPlain = isField && conversions.isEmpty();
    this.isPair = fields.length == 2 && bare;
    this.converted =
        conversions.isEmpty()
            ? null
            : new Recent<>(CONVERTED, text -> Optional.ofNullable(convert(text)));
  }

  /**
   * The source that the text describes.
   *
   * @throws IllegalArgumentException where it says nothing sensible
   */
  static Source of(String text, FieldNames names) {
    String[] parts = text.split(" \\| ", -1);
    List<Conversion> conversions = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      conversions.add(Conversion.of(parts[i].strip()));
    }
    String whole = parts[0].strip();
    if (whole.startsWith("= ")) {
      return new Source(List.of(whole.substring(2)), new int[0], conversions);
    }
    if (whole.indexOf('{') < 0) {
      return new Source(List.of("", ""), new int[] {names.add(whole)}, conversions);
    }
    return template(whole, names, conversions);
  }

  private static Source template(String text, FieldNames names, List<Conversion> conversions) {
    List<String> literals = new ArrayList<>();
    List<Integer> fields = new ArrayList<>();
    int at = 0;
    for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException("\"" + text + "\" opens a { that is not closed");
      }
      literals.add(text.substring(at, open));
      fields.add(names.add(text.substring(open + 1, close)));
      at = close + 1;
    }
    literals.add(text.substring(at));
    return new Source(literals, fields.stream().mapToInt(Integer::intValue).toArray(), conversions);
  }

  /** The value, or null where a field that it needs is missing or says nothing. */
  @Nullable String get(Values values, Nulls nulls) {
    if (isPlain) {
      return present(values, fields[0], nulls);
    }
    String text = isField ? present(values, fields[0], nulls) : joined(values, nulls);
    if (text != null && converted != null) {
      text = text.length() <= REPEATED ? converted.of(text).orElse(null) : convert(text);
    }
    return text == null || nulls.isNothing(text) ? null : text;
  }

  /** What is made of a field's value where it stands in the line; null where that needs a text. */
  <T> @Nullable T made(Values values, Nulls nulls, Values.Part<T> part) {
    return isPlain && !nulls.mayBeNothing(values.length(fields[0]))
        ? values.made(fields[0], part)
        : null;
  }

  private @Nullable String convert(String given) {
    String text = given;
    for (int i = 0; i < conversions.size() && text != null; i++) {
      text = conversions.get(i).apply(text);
    }
    return text;
  }

  private @Nullable String joined(Values values, Nulls nulls) {
    if (isPair
        && present(values, fields[0], nulls) != null
        && present(values, fields[1], nulls) != null) {
      String there = values.joined(fields[0], literals.get(1), fields[1]);
      if (there != null) {
        return there;
      }
    }
    if (fields.length == 0) {
      return literals.get(0);
    }
    StringBuilder out = new StringBuilder(literals.get(0));
    for (int i = 0; i < fields.length; i++) {
      String value = present(values, fields[i], nulls);
      if (value == null) {
        return null;
      }
      out.append(value).append(literals.get(i + 1));
    }
    return out.toString();
  }

  private static @Nullable String present(Values values, int field, Nulls nulls) {
    String value = values.get(field);
    return value == null || nulls.isNothing(value) ? null : value;
  }
}
