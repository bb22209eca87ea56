package org.handbell.ingest.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.handbell.model.Decision;

/**
 * Finds which of a product's fields are which of ours: by the usual names, where what stands there
 * bears them out, and by what stands there, where the names say nothing.
 */
final class FieldGuess {

  private static final List<String> PEOPLE =
      List.of("user", "login", "account", "pupil", "student", "person");
  private static final List<String> NO_PEOPLE = List.of("agent", "group", "type", "id", "domain");

  private final Samples samples;
  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private final Set<String> unsure = new TreeSet<>();
  private final Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private List<String> times = new ArrayList<>();

  private FieldGuess(Samples samples) {
    this.samples = samples;
  }

  static FieldGuess of(Samples samples, Shape shape) {
    FieldGuess guess = new FieldGuess(samples);
    guess.times(shape.times());
    Usual.FIELDS.forEach(guess::byName);
    if (shape.guessed()) {
      guess.unsure.addAll(guess.sources.keySet());
    }
    guess.byContent();
    return guess;
  }

  /** For each field of ours where it comes from. */
  Map<String, List<String>> sources() {
    return sources;
  }

  List<String> times() {
    return times;
  }

  boolean isUnsure(String field) {
    return unsure.contains(field);
  }

  /** The product's fields that say something and are not taken. */
  List<String> unused() {
    return samples.names().stream()
        .filter(name -> !used.contains(name) && isPlain(name) && !name.equals("-"))
        .toList();
  }

  private void times(List<String> known) {
    List<String> candidates = new ArrayList<>(known);
    candidates.addAll(Usual.TIMES);
    candidates.stream().filter(this::isTime).map(this::spelled).forEach(times::add);
    if (times.isEmpty()) {
      samples.names().stream()
          .filter(FieldGuess::isPlain)
          .filter(this::isTime)
          .limit(1)
          .forEach(
              name -> {
                times.add(name);
                unsure.add("time");
              });
    }
    times = new ArrayList<>(times.stream().limit(2).toList());
    times.forEach(this::use);
  }

  private boolean isTime(String source) {
    return Content.TIME.fits(samples.values(source));
  }

  /** With the product's own spelling of each name. */
  private String spelled(String source) {
    if (source.indexOf('{') < 0) {
      return samples.spelling(source);
    }
    StringBuilder out = new StringBuilder();
    for (String part : source.split("(?<=\\{)|(?=})", -1)) {
      out.append(part.matches("[^{}]+") ? samples.spelling(part) : part);
    }
    return out.toString();
  }

  private void use(String source) {
    for (String part : source.split("[{} ]+", -1)) {
      used.add(part);
    }
    used.add(source);
  }

  private void byName(String field, List<String> names) {
    List<String> fitting =
        names.stream()
            .filter(name -> fits(field, samples.values(name)))
            .map(samples::spelling)
            .distinct()
            .toList();
    if (!fitting.isEmpty()) {
      take(field, fitting);
    }
  }

  private void take(String field, List<String> names) {
    sources.put(field, names);
    names.forEach(this::use);
  }

  private static boolean fits(String field, List<String> values) {
    if (values.isEmpty()) {
      return false;
    }
    return switch (field) {
      case "source.ip", "destination.ip" -> Content.ADDRESS.fits(values);
      case "source.mac" -> Content.MAC.fits(values);
      case "http.request.method" -> Content.METHOD.fits(values);
      case "http.response.status_code" -> values.stream().allMatch(one -> one.matches("\\d{1,3}"));
      case "http.response.mime_type" -> values.stream().anyMatch(one -> one.indexOf('/') > 0);
      case "url.full", "url.domain" -> isPlace(values) || Content.ADDRESS.fits(values);
      case "url.path" -> Content.PATH.fits(values);
      case "filter.decision" ->
          values.stream().anyMatch(one -> Usual.decision(one) != Decision.UNKNOWN);
      case "filter.category" -> !Content.NUMBER.fits(values);
      default -> true;
    };
  }

  private static boolean isPlace(List<String> values) {
    return Content.URL.fits(values) || Content.HOST.fits(values);
  }

  private void byContent() {
    List<String> result = sources.getOrDefault("filter.decision", List.of());
    if (result.contains("result") && Content.RESULT.fits(samples.values("result"))) {
      sources.putIfAbsent("http.response.status_code", List.of("result | after '/'"));
    }
    path();
    if (!sources.containsKey("url.full")
        && !sources.containsKey("url.domain")
        && !sources.containsKey("dns.question.name")) {
      guess("url.full", values -> Content.of(values) == Content.URL);
      guess("url.domain", Content.HOST::fits);
      if (sources.containsKey("url.domain")) {
        guess("url.path", Content.PATH::fits);
      }
    }
    guess("source.ip", Content.ADDRESS::fits);
    guess("filter.decision", Content::holdsDecisions);
    guess("http.request.method", Content.METHOD::fits);
    guess("http.response.mime_type", Content.MIME::fits);
    named("user.name", PEOPLE, NO_PEOPLE);
    named("filter.category", List.of("categor"), List.of());
  }

  /** A product may call {@code url} what is the path alone. */
  private void path() {
    if (!sources.containsKey("url.path")
        && sources.containsKey("url.domain")
        && Content.PATH.fits(samples.values("url"))) {
      take("url.path", List.of(samples.spelling("url")));
    }
  }

  /** The first unused field whose name holds one of the words and none of the others. */
  private void named(String field, List<String> words, List<String> others) {
    if (sources.containsKey(field)) {
      return;
    }
    for (String name : unused()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (words.stream().anyMatch(lower::contains) && others.stream().noneMatch(lower::contains)) {
        take(field, List.of(name));
        unsure.add(field);
        return;
      }
    }
  }

  private void guess(String field, Predicate<List<String>> fits) {
    if (sources.containsKey(field)) {
      return;
    }
    unused().stream()
        .filter(name -> fits.test(samples.values(name)))
        .findFirst()
        .ifPresent(
            name -> {
              take(field, List.of(name));
              unsure.add(field);
            });
  }

  /** A name that a profile can hold as it is. */
  private static boolean isPlain(String name) {
    return name.indexOf('{') < 0 && !name.contains(" | ") && !name.startsWith("=");
  }
}
