package org.handbell.app.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handbell.classifier.classify.SchoolLines;
import org.handbell.document.Fields;
import org.handbell.model.Category;
import org.handbell.model.Priority;

/**
 * Reads {@code judgement}: where all schools, and those that differ, draw their own lines between
 * priorities.
 */
final class JudgementReader {

  private JudgementReader() {}

  /** Lines by school id; a school that names none of its own has those of all. */
  static Map<String, SchoolLines> read(Fields f, List<String> schools) {
    Map<Category, Priority> all = categories(f, Map.of());
    Map<String, SchoolLines> lines = new HashMap<>();
    schools.forEach(id -> lines.put(id, new SchoolLines(all)));
    f.objects(
        "schools",
        school -> {
          String id = school.text("id");
          if (!schools.contains(id)) {
            school.fault(
                "id",
                "no school has the id \"%s\"; schools names: %s"
                    .formatted(id, String.join(", ", schools)));
          }
          return lines.put(id, new SchoolLines(categories(school, all)));
        });
    f.done();
    return lines;
  }

  /** What the school does not say is as it is for all. */
  private static Map<Category, Priority> categories(Fields parent, Map<Category, Priority> base) {
    Map<Category, Priority> lines = new TreeMap<>(base);
    if (parent.has("categories")) {
      Fields f = parent.object("categories");
      f.names().forEach(name -> line(f, name, lines));
      f.done();
    }
    return lines;
  }

  private static void line(Fields f, String name, Map<Category, Priority> lines) {
    Optional<Category> category = Category.find(name);
    Optional<Priority> priority =
        f.optionalText(name)
            .flatMap(
                text ->
                    Arrays.stream(Priority.values()).filter(p -> p.name().equals(text)).findAny());
    if (category.isEmpty()) {
      f.fault(name, "no category is called so; use an id such as commerce.gambling");
    } else if (priority.isEmpty()) {
      f.fault(name, "no priority; use P2, P3 or P4");
    } else {
      SchoolLines.refusal(category.get(), priority.get())
          .ifPresentOrElse(
              reason -> f.fault(name, reason), () -> lines.put(category.get(), priority.get()));
    }
  }
}
