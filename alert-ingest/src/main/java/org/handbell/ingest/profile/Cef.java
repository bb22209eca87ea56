package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.List;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Common Event Format. A custom field counts under its label: of {@code cs1=Pupils
 * cs1Label=Policy} the profile sees {@code Policy}.
 */
final class Cef implements Engine {

  private static final KeyValue EXTENSION = new KeyValue(' ', false, true);
  private static final int LABEL = "Label".length();

  /** A custom field's key, by its place, and the wanted name that its label gives it. */
  private record Labelled(int from, int to, int name) {}

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    Header header = Header.find(body, "CEF:", 7);
    if (header == null) {
      return "no CEF header at column " + (body.from() + 1);
    }
    out.put(names, "vendor", header.parts().get(1));
    out.put(names, "product", header.parts().get(2));
    out.put(names, "signature", header.parts().get(4));
    out.put(names, "name", header.parts().get(5));
    out.put(names, "severity", header.parts().get(6));
    extension(body.bytes(), header.end(), body.to(), names, out);
    return null;
  }

  private static void extension(byte[] line, int from, int to, FieldNames names, Values out) {
    List<Labelled> labels = new ArrayList<>(0);
    KeyValue.Pair plain = out.pairsOf(line);
    EXTENSION.pairs(
        line,
        from,
        to,
        names,
        (name, keyFrom, keyTo, valueFrom, valueTo, escaped) -> {
          int label = isLabel(line, keyFrom, keyTo) ? names.find(line, valueFrom, valueTo) : -1;
          if (label >= 0) {
            labels.add(new Labelled(keyFrom, keyTo - LABEL, label));
          }
          plain.take(name, keyFrom, keyTo, valueFrom, valueTo, escaped);
        });
    if (!labels.isEmpty()) {
      EXTENSION.pairs(
          line,
          from,
          to,
          names,
          (name, keyFrom, keyTo, valueFrom, valueTo, escaped) -> {
            for (Labelled label : labels) {
              if (valueTo > valueFrom && same(line, label, keyFrom, keyTo)) {
                out.put(label.name(), line, valueFrom, valueTo, true);
              }
            }
          });
    }
  }

  private static boolean isLabel(byte[] line, int from, int to) {
    return to - from > LABEL
        && line[to - 5] == 'L'
        && line[to - 4] == 'a'
        && line[to - 3] == 'b'
        && line[to - 2] == 'e'
        && line[to - 1] == 'l';
  }

  private static boolean same(byte[] line, Labelled label, int from, int to) {
    int length = label.to() - label.from();
    for (int i = 0; i < length; i++) {
      if (to - from != length || line[label.from() + i] != line[from + i]) {
        return false;
      }
    }
    return true;
  }
}
