package org.handbell.document;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A YAML file with its lines, the faults found in it, and the secrets it refers to. */
public final class Document {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]*)}");

  private final Path file;
  private final Function<String, @Nullable String> environment;
  private final List<Fault> faults = new ArrayList<>();

  private final Set<Path> named = new LinkedHashSet<>();
  private final Set<Path> secrets = new LinkedHashSet<>();

  private final @Nullable String text;

  private Document(
      Path file, @Nullable String text, Function<String, @Nullable String> environment) {
    this.file = file;
    this.text = text;
    this.environment = environment;
  }

  /**
   * A file as it stands on disk.
   *
   * @param environment gives the values of {@code ${env:NAME}}, null for a name that is not set
   */
  public static Document of(Path file, Function<String, @Nullable String> environment) {
    return new Document(file, null, environment);
  }

  /** Text that is no file of the technician's: what Handbell brings along, or a test's. */
  public static Document ofText(String name, String text) {
    return new Document(Path.of(name), text, unset -> null);
  }

  /** Everything found wrong so far, in the order found. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** The file's top-level mapping; empty, with a fault noted, where it is not readable YAML. */
  public Fields read() {
    LoaderOptions limits = new LoaderOptions();
    limits.setAllowDuplicateKeys(false);
    limits.setMaxAliasesForCollections(10);
    limits.setNestingDepthLimit(20);
    limits.setCodePointLimit(1 << 20);
    try (Reader reader = reader()) {
      Node root = new Yaml(limits).compose(reader);
      if (root != null) {
        refuseDuplicates(root);
      }
      return new Fields(this, "", root);
    } catch (MarkedYAMLException e) {
      String place = file + (e.getProblemMark() == null ? "" : ":" + line(e.getProblemMark()));
      faults.add(new Fault(place, "", "not valid YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      faults.add(new Fault(file.toString(), "", "not valid YAML: " + e.getMessage()));
    } catch (IOException e) {
      faults.add(
          new Fault(file.toString(), "", "cannot be read; check that it exists and is UTF-8 text"));
    }
    return new Fields(this, "", null);
  }

  private Reader reader() throws IOException {
    return text == null ? Files.newBufferedReader(file) : new StringReader(text);
  }

  private void refuseDuplicates(Node node) {
    if (node instanceof MappingNode mapping) {
      Set<String> seen = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !seen.add(key.getValue())) {
          fault(key, key.getValue(), "stands twice; keep one");
        }
        refuseDuplicates(tuple.getValueNode());
      }
    }
  }

  /** Notes what only the use of the document showed, in that line, counted from 1. */
  public void note(int line, String field, String message) {
    faults.add(new Fault(file + ":" + line, field, message));
  }

  void fault(@Nullable Node node, String field, String message) {
    String place = node == null ? file.toString() : file + ":" + line(node.getStartMark());
    faults.add(new Fault(place, field, message));
  }

  /** The places that its settings name, as far as they were read. */
  public Set<Path> named() {
    return Set.copyOf(named);
  }

  /** The files that hold its secrets, as far as they were read. */
  public Set<Path> secretFiles() {
    return Set.copyOf(secrets);
  }

  Path resolve(String relative) {
    Path place = beside(relative);
    named.add(place);
    return place;
  }

  private Path beside(String relative) {
    return file.toAbsolutePath().resolveSibling(relative).normalize();
  }

  /** The value with each {@code ${env:NAME}} and {@code ${file:path}} replaced. */
  String secrets(ScalarNode scalar, String field) {
    Matcher matcher = REFERENCE.matcher(scalar.getValue());
    StringBuilder value = new StringBuilder();
    while (matcher.find()) {
      String secret =
          matcher.group(1).equals("env")
              ? fromEnvironment(scalar, field, matcher.group(2))
              : fromFile(scalar, field, matcher.group(2));
      matcher.appendReplacement(value, Matcher.quoteReplacement(secret));
    }
    return matcher.appendTail(value).toString();
  }

  private String fromEnvironment(Node node, String field, String name) {
    String value = environment.apply(name);
    if (value == null) {
      fault(node, field, "the environment variable " + name + " is not set");
      return "";
    }
    return value;
  }

  private String fromFile(Node node, String field, String name) {
    Path secret = beside(name);
    secrets.add(secret);
    try {
      return Files.readString(secret).strip();
    } catch (IOException e) {
      fault(node, field, "cannot read the secret file " + secret);
      return "";
    }
  }

  static int line(org.yaml.snakeyaml.error.Mark mark) {
    return mark.getLine() + 1;
  }
}
