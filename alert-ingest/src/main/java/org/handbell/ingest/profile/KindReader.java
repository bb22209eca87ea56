package org.handbell.ingest.profile;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.document.Fields;
import org.handbell.model.Decision;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** Reads what a profile's fields and words mean, for all its lines and for each kind of them. */
final class KindReader {

  private static final ZoneId STAND_IN = ZoneId.of("Europe/London");

  private final FieldNames names;

  KindReader(FieldNames names) {
    this.names = names;
  }

  /** The kinds, the last of which is what every other line is. */
  List<Kind> kinds(Fields top) {
    Mapping base =
        new Mapping(
            fields(top, List.of()),
            sources(top, "time"),
            top.has("zone") ? top.parsed("zone", STAND_IN, ProfileReader::zone) : null,
            top.parsed("monthFirst", false, ProfileReader::truth),
            top.optionalText("listSeparators").orElse(""),
            new Nulls(top.has("nulls") ? top.oneOrMore("nulls") : Nulls.USUAL),
            actions(top, new Actions(Map.of())),
            visibility(top, null));
    List<Kind> kinds = new ArrayList<>(top.objects("kinds", f -> kind(f, base)));
    kinds.add(new Kind(new Condition(List.of(), List.of()), base, null, null));
    return kinds;
  }

  private Kind kind(Fields f, Mapping base) {
    Mapping own =
        new Mapping(
            fields(f, base.fields()),
            f.has("time") ? sources(f, "time") : base.times(),
            base.zone(),
            f.parsed("monthFirst", base.monthFirst(), ProfileReader::truth),
            f.optionalText("listSeparators").orElse(base.listSeparators()),
            base.nulls(),
            actions(f, base.actions()),
            visibility(f, base.visibility()));
    return new Kind(
        condition(f, "when"),
        own,
        f.optionalText("ignored").orElse(null),
        f.has("sign-on") ? tie(f.object("sign-on")) : null);
  }

  private Kind.Tie tie(Fields f) {
    Kind.Tie tie =
        new Kind.Tie(
            source(f, "ip", f.text("ip")),
            optional(f, "mac"),
            optional(f, "device"),
            optional(f, "user"),
            optional(f, "lease"),
            f.has("ended") ? condition(f, "ended") : null);
    f.done();
    return tie;
  }

  private @Nullable Source optional(Fields f, String key) {
    return f.optionalText(key).map(text -> source(f, key, text)).orElse(null);
  }

  private Condition condition(Fields f, String key) {
    Map<Integer, List<String>> words = new HashMap<>();
    List<Integer> present = new ArrayList<>();
    if (f.has(key)) {
      Fields given = f.object(key);
      for (String name : given.names()) {
        if (name.equals("has")) {
          given.oneOrMore(name).forEach(field -> present.add(names.add(field)));
        } else {
          words.put(names.add(name), given.oneOrMore(name));
        }
      }
    }
    List<Condition.Choice> choices = new ArrayList<>();
    words.forEach((field, of) -> choices.add(new Condition.Choice(field, of)));
    return new Condition(choices, present);
  }

  private List<Mapping.Field> fields(Fields f, List<Mapping.Field> inherited) {
    Map<Target, List<Source>> sources = new EnumMap<>(Target.class);
    inherited.forEach(field -> sources.put(field.target(), field.from()));
    if (f.has("fields")) {
      Fields given = f.object("fields");
      for (String id : given.names()) {
        Target.of(id)
            .ifPresentOrElse(
                target -> sources.put(target, sources(given, id)),
                () ->
                    given.fault(
                        id, "is no field of ours; use one of " + String.join(", ", Target.ids())));
      }
    }
    return sources.entrySet().stream()
        .map(entry -> new Mapping.Field(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<Source> sources(Fields f, String key) {
    List<Source> list = new ArrayList<>();
    for (String text : f.oneOrMore(key)) {
      list.add(source(f, key, text));
    }
    return list;
  }

  private Source source(Fields f, String key, String text) {
    try {
      return Source.of(text, names);
    } catch (IllegalArgumentException e) {
      f.fault(key, String.valueOf(e.getMessage()));
      return Source.of("-", names);
    }
  }

  private static Actions actions(Fields f, Actions otherwise) {
    if (!f.has("actions")) {
      return otherwise;
    }
    Map<Decision, List<String>> words = new LinkedHashMap<>();
    Fields given = f.object("actions");
    for (Decision decision : Decision.values()) {
      if (given.has(decision.id())) {
        words.put(decision, given.oneOrMore(decision.id()));
      }
    }
    given.done();
    return new Actions(words);
  }

  private static @Nullable Visibility visibility(Fields f, @Nullable Visibility otherwise) {
    return f.has("visibility")
        ? f.choice("visibility", Visibility.values(), KindReader::word, Visibility.FULL)
        : otherwise;
  }

  private static String word(Visibility visibility) {
    return visibility.name().toLowerCase(Locale.ROOT);
  }
}
