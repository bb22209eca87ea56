package org.handbell.classifier.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file of rules or names that comes with Handbell.
 *
 * @param name as faults name it: {@code content.suicide.yaml}
 */
public record DataFile(String name, String text) {

  private static final String INDEX = "index.txt";

  /** The built-in file of that path. */
  public static DataFile builtIn(String path) {
    return new DataFile(path.substring(path.lastIndexOf('/') + 1), read(path));
  }

  /** The built-in files of a folder that its {@code index.txt} names, in that order. */
  public static List<DataFile> listed(String folder) {
    return names(read(folder + "/" + INDEX)).stream()
        .map(name -> builtIn(folder + "/" + name))
        .toList();
  }

  /** The names that an index holds, in its order. */
  public static List<String> names(String index) {
    return index
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** The text of the built-in file of that path. */
  public static String textOf(String path) {
    return read(path);
  }

  /**
   * The file as YAML.
   *
   * @throws LexiconException when it is none
   */
  public Section section() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(20_000_000);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw new LexiconException(List.of(name + ":1: the file is empty"));
      }
      return new Section(name, root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new LexiconException(List.of(name + ":" + line + ": not YAML: " + e.getProblem()));
    }
  }

  private static String read(String path) {
    try (InputStream in = DataFile.class.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
