package org.handbell.classifier.lexicon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of a {@link DataFile} that knows its line, so that a fault can say where to mend it. */
public final class Section {

  private final String file;
  private final Node node;

  Section(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  public String file() {
    return file;
  }

  /** {@code file:line: what}. */
  public String fault(String what) {
    return file + ":" + (node.getStartMark().getLine() + 1) + ": " + what;
  }

  /** A fault on its own. */
  public LexiconException failure(String what) {
    return new LexiconException(List.of(fault(what)));
  }

  /** The value as it is written. */
  public String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw failure("a single value is wanted here");
  }

  /** The items; a single value counts as one item. */
  public List<Section> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new Section(file, item)).toList();
    }
    if (node instanceof ScalarNode) {
      return List.of(this);
    }
    throw failure("a list is wanted here");
  }

  /** The items as they are written. */
  public List<String> texts() {
    return items().stream().map(Section::text).toList();
  }

  /** The values by key, in the order written; a key given twice is a fault. */
  public Map<String, Section> fields() {
    if (!(node instanceof MappingNode mapping)) {
      throw failure("keys with values are wanted here");
    }
    Map<String, Section> result = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Section key = new Section(file, tuple.getKeyNode());
      if (result.put(key.text(), new Section(file, tuple.getValueNode())) != null) {
        throw key.failure("key '" + key.text() + "' stands here a second time");
      }
    }
    return result;
  }

  /** The values by key, of which there are no others than these. */
  public Map<String, Section> fields(Set<String> allowed) {
    Map<String, Section> fields = fields();
    fields.forEach(
        (key, value) -> {
          if (!allowed.contains(key)) {
            String known = String.join(", ", new TreeSet<>(allowed));
            throw value.failure("unknown key '" + key + "'; there are " + known);
          }
        });
    return fields;
  }
}
