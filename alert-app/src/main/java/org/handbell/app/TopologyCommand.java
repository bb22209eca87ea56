package org.handbell.app;

import java.util.concurrent.Callable;
import org.handbell.classifier.TopologyDiagram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code handbell topology}: the classifier as a Mermaid flowchart, drawn from the code itself. */
@Command(
    name = "topology",
    description = "Draw the classifier's topology as a Mermaid flowchart.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell topology > topology.mmd"})
final class TopologyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(TopologyDiagram.ofClassifier());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
