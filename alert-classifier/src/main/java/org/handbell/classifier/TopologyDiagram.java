package org.handbell.classifier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.handbell.classifier.incident.LineSealer;
import org.handbell.classifier.judge.ClassifierMetrics;

/** Draws a topology as a Mermaid flowchart, the same picture for the same topology every time. */
public final class TopologyDiagram {

  private TopologyDiagram() {}

  /** The classifier's own picture. */
  public static String ofClassifier() {
    return mermaid(
        new ClassifierTopology(
                event -> List.of(),
                event -> "",
                LineSealer.NOBODY,
                partition -> true,
                System::nanoTime,
                ZoneOffset.UTC,
                true,
                new ClassifierMetrics(new SimpleMeterRegistry()))
            .build());
  }

  /** Topics as cylinders on their side, processors as boxes, stores as cylinders. */
  public static String mermaid(Topology topology) {
    return topology.describe().subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .flatMap(TopologyDiagram::lines)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(line -> "  " + line + "\n")
        .collect(Collectors.joining("", "flowchart LR\n", ""));
  }

  private static Stream<String> lines(TopologyDescription.Node node) {
    String self = box(node.name());
    Stream<String> onwards =
        node.successors().stream().map(next -> self + " --> " + box(next.name()));
    if (node instanceof TopologyDescription.Source source) {
      return Stream.concat(
          source.topicSet().stream().map(topic -> topic(topic) + " --> " + self), onwards);
    }
    if (node instanceof TopologyDescription.Sink sink) {
      return Stream.of(self + " --> " + topic(sink.topic()));
    }
    if (node instanceof TopologyDescription.Processor processor) {
      return Stream.concat(
          processor.stores().stream().map(store -> self + " <--> " + store(store)), onwards);
    }
    return onwards;
  }

  private static String box(String name) {
    return id("node", name) + "[\"" + name + "\"]";
  }

  private static String topic(String name) {
    return id("topic", name) + "([\"" + name + "\"])";
  }

  private static String store(String name) {
    return id("store", name) + "[(\"" + name + "\")]";
  }

  private static String id(String kind, String name) {
    return kind + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
  }
}
