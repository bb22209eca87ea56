package org.handbell.app.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures as JSON, with the machine that they are of. */
public final class FiguresJson {

  private static final ObjectMapper MAPPER = new JsonMapper();

  private FiguresJson() {}

  /** Writes them; a figure has id, what, unit, median and all windows. */
  public static void write(Path file, Machine machine, List<Figure> figures) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("figures", figures.stream().map(FiguresJson::fields).toList());
    Files.writeString(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
  }

  private static Map<String, Object> fields(Figure figure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", figure.id());
    fields.put("what", figure.what());
    fields.put("unit", figure.unit());
    fields.put("median", figure.median());
    fields.put("windows", figure.windows());
    return fields;
  }

  /** The figures of a file that {@link #write} wrote. */
  public static List<Figure> read(Path file) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (var one : MAPPER.readTree(file.toFile()).path("figures")) {
      figures.add(
          new Figure(
              one.path("id").asText(),
              one.path("what").asText(),
              one.path("unit").asText(),
              MAPPER.convertValue(one.path("windows"), new TypeReference<List<Double>>() {})));
    }
    return figures;
  }

  /** The machine of a file that {@link #write} wrote. */
  public static Machine machine(Path file) throws IOException {
    return MAPPER.treeToValue(MAPPER.readTree(file.toFile()).path("machine"), Machine.class);
  }
}
