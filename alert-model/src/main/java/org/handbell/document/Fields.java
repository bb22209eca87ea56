package org.handbell.document;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a YAML file, read field by field. A fault is noted where it stands and reading
 * goes on with a stand-in, so that one run finds every fault; {@link #done} notes what nobody asked
 * for.
 */
public final class Fields {

  private final Document document;
  private final String path;
  private final @Nullable Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  Fields(Document document, String path, @Nullable Node node) {
    this.document = document;
    this.path = path;
    this.node = node;
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = ((ScalarNode) tuple.getKeyNode()).getValue();
        keys.put(key, tuple.getKeyNode());
        if (!Tag.NULL.equals(tuple.getValueNode().getTag())) {
          values.put(key, tuple.getValueNode());
        }
      }
    } else if (node != null) {
      document.fault(node, path, "should hold named values, such as { id: … }");
    }
  }

  /** The line of the file in which this begins, from 1; 1 where there is nothing. */
  public int line() {
    return node == null ? 1 : Document.line(node.getStartMark());
  }

  public String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key, ""));
  }

  public Optional<String> optionalText(String key) {
    Node value = take(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof ScalarNode scalar)) {
      document.fault(value, at(key), "should be a single value");
      return Optional.empty();
    }
    return Optional.of(document.secrets(scalar, at(key)));
  }

  /** One of an enumeration's values, by the word the technician uses for it. */
  public <E extends Enum<E>> E choice(String key, E[] all, Function<E, String> word, E standIn) {
    Optional<String> given = optionalText(key);
    if (given.isEmpty()) {
      return missing(key, standIn);
    }
    return find(all, word, given.get())
        .orElseGet(
            () -> {
              fault(
                  key,
                  "\"%s\" is not known; use one of %s%s"
                      .formatted(
                          given.get(), words(all, word), nearest(given.get(), wordSet(all, word))));
              return standIn;
            });
  }

  /** As {@link #choice}, for a field that may be left out. */
  public <E extends Enum<E>> E optionalChoice(
      String key, E[] all, Function<E, String> word, E otherwise) {
    return has(key) ? choice(key, all, word, otherwise) : otherwise;
  }

  /** A value read by {@code parse}, whose exception's message becomes the fault. */
  public <T> T parsed(String key, T otherwise, Function<String, T> parse) {
    Optional<String> given = optionalText(key);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      return parse.apply(given.get());
    } catch (IllegalArgumentException | DateTimeException e) {
      fault(key, String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  /** As {@link #parsed}, for a field that must be there. */
  public <T> T required(String key, T standIn, Function<String, T> parse) {
    return has(key) ? parsed(key, standIn, parse) : missing(key, standIn);
  }

  public int integer(String key, int otherwise, int least, int most) {
    return parsed(
        key,
        otherwise,
        given -> {
          int value = parseInt(given, least, most);
          if (value < least || value > most) {
            throw new IllegalArgumentException(
                "%d is out of range; use %d to %d".formatted(value, least, most));
          }
          return value;
        });
  }

  private static int parseInt(String given, int least, int most) {
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" is not a whole number; use %d to %d".formatted(given, least, most), e);
    }
  }

  /** A path relative to the configuration file. */
  public Optional<Path> path(String key) {
    return optionalText(key)
        .flatMap(
            given -> {
              try {
                return Optional.of(document.resolve(given));
              } catch (InvalidPathException e) {
                fault(key, "\"" + given + "\" is not a path");
                return Optional.empty();
              }
            });
  }

  /** A path to a file that must be there to read. */
  public Optional<Path> existingFile(String key) {
    return path(key)
        .filter(
            file -> {
              boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
              if (!readable) {
                fault(key, "no readable file " + file + "; create it or mend the path");
              }
              return readable;
            });
  }

  /** One file or a list of files, each of which must be there to read. */
  public List<Path> existingFiles(String key) {
    if (!(take(key) instanceof SequenceNode)) {
      return existingFile(key).stream().toList();
    }
    List<Path> files = new ArrayList<>();
    for (String given : texts(key)) {
      Path file = document.resolve(given);
      files.add(file);
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        fault(key, "no readable file " + file + "; create it or mend the path");
      }
    }
    return files;
  }

  /** A path inside a value, relative to the configuration file as any other. */
  public Path resolve(String relative) {
    return document.resolve(relative);
  }

  public Fields object(String key) {
    return new Fields(document, at(key), take(key));
  }

  public boolean has(String key) {
    known.add(key);
    return values.containsKey(key);
  }

  public <T> List<T> objects(String key, Function<Fields, T> read) {
    List<T> list = new ArrayList<>();
    int i = 0;
    for (Node item : items(key)) {
      read(new Fields(document, at(key) + "[" + i++ + "]", item), read, list);
    }
    return list;
  }

  /** A list of mappings, or one mapping alone. */
  public <T> List<T> oneOrMoreObjects(String key, Function<Fields, T> read) {
    if (!(take(key) instanceof MappingNode)) {
      return objects(key, read);
    }
    List<T> list = new ArrayList<>();
    read(object(key), read, list);
    return list;
  }

  private static <T> void read(Fields fields, Function<Fields, T> read, List<T> into) {
    try {
      into.add(read.apply(fields));
    } catch (IllegalArgumentException e) {
      fields.document.fault(fields.node, fields.path, String.valueOf(e.getMessage()));
    }
    fields.done();
  }

  /** The names that stand here, for a mapping whose names the technician chooses. */
  public List<String> names() {
    known.addAll(keys.keySet());
    return List.copyOf(keys.keySet());
  }

  /** A list of single values, or one value alone. */
  public List<String> oneOrMore(String key) {
    return take(key) instanceof ScalarNode ? List.of(text(key)) : texts(key);
  }

  public List<String> texts(String key) {
    List<String> list = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof ScalarNode scalar) {
        list.add(document.secrets(scalar, at(key)));
      } else {
        document.fault(item, at(key), "should be a list of single values");
      }
    }
    return list;
  }

  private List<Node> items(String key) {
    Node value = take(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    document.fault(value, at(key), "should be a list: put each entry on a line with \"- \"");
    return List.of();
  }

  public void fault(String key, String message) {
    Node where = values.getOrDefault(key, keys.get(key));
    document.fault(where == null ? node : where, at(key), message);
  }

  /** Notes every key that was never asked for. */
  public void done() {
    keys.forEach(
        (key, where) -> {
          if (!known.contains(key)) {
            document.fault(
                where,
                at(key),
                "no such setting%s; known here: %s"
                    .formatted(nearest(key, known), String.join(", ", known)));
          }
        });
  }

  private <T> T missing(String key, T standIn) {
    document.fault(node, at(key), "is missing");
    return standIn;
  }

  private @Nullable Node take(String key) {
    known.add(key);
    return values.get(key);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static <E extends Enum<E>> Optional<E> find(
      E[] all, Function<E, String> word, String given) {
    for (E value : all) {
      if (word.apply(value).equals(given)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static <E extends Enum<E>> Set<String> wordSet(E[] all, Function<E, String> word) {
    return List.of(all).stream().map(word).collect(Collectors.toSet());
  }

  private static <E extends Enum<E>> String words(E[] all, Function<E, String> word) {
    return List.of(all).stream().map(word).collect(Collectors.joining(", "));
  }

  private static String nearest(String given, Set<String> candidates) {
    return candidates.stream()
        .filter(candidate -> distance(given, candidate) <= 2)
        .findFirst()
        .map(candidate -> " (did you mean \"" + candidate + "\"?)")
        .orElse("");
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j - 1], row[j]) + 1);
      }
    }
    return row[b.length()];
  }
}
