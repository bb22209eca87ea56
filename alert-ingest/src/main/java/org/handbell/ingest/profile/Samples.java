package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.List;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/** What some lines say, by the product's own names. */
final class Samples {

  private static final Nulls NULLS = new Nulls(Nulls.USUAL);

  private final EveryName names = new EveryName();
  private final List<Values> rows = new ArrayList<>();

  private Samples() {}

  static Samples of(Shape shape) {
    Samples samples = new Samples();
    Engine engine = shape.engine();
    for (LineBody row : shape.rows()) {
      Values values = new Values(EveryName.MOST);
      if (engine.read(row, samples.names, values) == null && values.aside() == null) {
        samples.rows.add(values);
      }
    }
    return samples;
  }

  int rows() {
    return rows.size();
  }

  /** The names with a value in at least one line. */
  List<String> names() {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int name = i;
      if (rows.stream().anyMatch(row -> row.get(name) != null)) {
        list.add(names.name(name));
      }
    }
    return list;
  }

  /** The product's own spelling of a name. */
  String spelling(String name) {
    int known = names.find(name);
    return known < 0 ? name : names.name(known);
  }

  /** What the lines say there, null words left out. */
  List<String> values(String source) {
    Source from = Source.of(source, names);
    List<String> values = new ArrayList<>();
    for (Values row : rows) {
      @Nullable String value = from.get(row, NULLS);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }
}
