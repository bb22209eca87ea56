package org.handbell.classifier.lexicon;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.classifier.normalise.Field;
import org.handbell.model.Category;
import org.handbell.model.Phase;
import org.handbell.model.SchoolPhase;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a category's file and checks each of its fields. */
final class EntryReader {

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "match",
          "risk",
          "confidence",
          "phase",
          "core",
          "in",
          "schools",
          "language",
          "except",
          "why",
          "fires",
          "silent",
          "with");

  private final Section section;
  private final Map<String, Section> fields;
  private final String id;

  private EntryReader(Section section) {
    this.section = section;
    this.fields = section.fields(KEYS);
    Section given = fields.get("id");
    if (given == null || given.text().isBlank()) {
      throw section.failure("an entry without an id");
    }
    this.id = given.text();
  }

  static Entry read(Section section, Category category) {
    return new EntryReader(section).entry(category);
  }

  private Entry entry(Category category) {
    boolean core = core();
    Section except = fields.get("except");
    if (core && except != null) {
      throw except.failure("entry " + id + ": nothing silences a core entry; drop except or core");
    }
    Section with = fields.get("with");
    if (core && with != null) {
      throw with.failure("entry " + id + ": a core entry needs no companion; drop with or core");
    }
    return new Entry(
        id,
        category,
        some("match"),
        oneToFive("risk"),
        oneToFive("confidence"),
        phase(),
        core,
        named("in", Field.values(), Field::id, Set.of(Field.QUERY)),
        named("schools", SchoolPhase.values(), SchoolPhase::id, Set.of()),
        fields.containsKey("language") ? required("language").text() : "en",
        except == null ? List.of() : some("except"),
        why(),
        some("fires"),
        some("silent"),
        with == null ? List.of() : some("with"));
  }

  private boolean core() {
    Section core = fields.get("core");
    if (core == null) {
      return false;
    }
    return switch (core.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw fault(core, "core is true or false");
    };
  }

  private String why() {
    Section why = required("why");
    if (why.text().isBlank()) {
      throw fault(why, "why is empty; say in one clause what the words mean");
    }
    return why.text().strip();
  }

  private int oneToFive(String key) {
    Section value = required(key);
    if (!value.text().matches("[1-5]")) {
      throw fault(value, key + " is 1 to 5");
    }
    return value.text().charAt(0) - '0';
  }

  private @Nullable Phase phase() {
    Section phase = fields.get("phase");
    return phase == null ? null : one(phase, "phase", Phase.values(), Phase::id);
  }

  private <T> Set<T> named(String key, T[] values, Function<T, String> id, Set<T> otherwise) {
    Section section = fields.get(key);
    if (section == null) {
      return otherwise;
    }
    return section.items().stream()
        .map(item -> one(item, key, values, id))
        .collect(Collectors.toSet());
  }

  private <T> T one(Section item, String key, T[] values, Function<T, String> id) {
    for (T value : values) {
      if (id.apply(value).equals(item.text())) {
        return value;
      }
    }
    String known = Arrays.stream(values).map(id).collect(Collectors.joining(", "));
    throw fault(item, "no " + key + " '" + item.text() + "'; there are " + known);
  }

  private List<String> some(String key) {
    Section list = required(key);
    List<String> texts = list.texts();
    if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
      throw fault(list, key + " is empty");
    }
    return texts;
  }

  private Section required(String key) {
    Section value = fields.get(key);
    if (value == null) {
      throw fault(section, "'" + key + "' is missing");
    }
    return value;
  }

  private LexiconException fault(Section where, String what) {
    return where.failure("entry " + id + ": " + what);
  }
}
