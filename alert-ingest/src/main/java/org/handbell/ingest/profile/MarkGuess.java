package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.handbell.ingest.parse.Envelope;
import org.handbell.ingest.parse.LineBody;

/** Finds what a product's lines may be known by. */
record MarkGuess(Shape shape, List<LineBody> bodies, Samples samples, FieldGuess guess) {

  /** What the lines have in common: the program that wrote them, a header, names of fields. */
  String written() {
    List<String> marks = new ArrayList<>();
    Set<String> programs = programs();
    if (programs.size() == 1 && !programs.contains("")) {
      marks.add("program: " + ProfileText.list(List.copyOf(programs)));
    }
    List<String> has = texts().filter(this::standsInAll).limit(2).toList();
    if (!has.isEmpty()) {
      marks.add("has: " + ProfileText.list(has));
    }
    return marks.isEmpty()
        ? "{ any: "
            + YamlText.quoted(separator())
            + " }  # what the lines are known by: is this right?"
        : "{ " + String.join(", ", marks) + " }";
  }

  private Set<String> programs() {
    Set<String> programs = new LinkedHashSet<>();
    for (LineBody body : bodies) {
      Envelope.Span program = body.envelope().program();
      programs.add(Text.of(body.bytes(), program.from(), program.to()));
    }
    return programs;
  }

  private Stream<String> texts() {
    Stream<String> names = guess.sources().values().stream().flatMap(List::stream);
    return switch (shape.way()) {
      case CEF, LEEF -> Stream.of("|" + first("vendor") + "|" + first("product") + "|");
      case JSON -> names.map(one -> '"' + one + '"');
      case KEY_VALUE -> names.map(one -> one + "=");
      case TEMPLATE ->
          Arrays.stream(shape.settings().get(2).substring(4).split("\\{[^}]*}", -1))
              .filter(text -> text.strip().length() > 2);
      case DELIMITED, W3C -> Stream.of();
    };
  }

  private String first(String field) {
    List<String> values = samples.values(field);
    return values.isEmpty() ? "" : values.get(0);
  }

  private boolean standsInAll(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return bodies.stream().allMatch(body -> body.holds(bytes));
  }

  private String separator() {
    return shape.way() == Shape.Way.DELIMITED
        ? shape.separator()
        : shape.way() == Shape.Way.JSON ? "{" : " ";
  }
}
