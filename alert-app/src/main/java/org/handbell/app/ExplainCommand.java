package org.handbell.app;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.handbell.classifier.classify.Classifier;
import org.handbell.ingest.parse.Requests;
import org.handbell.model.Event;
import org.handbell.model.School;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell explain}: one decision with all its reasons, for a person to read. */
@Command(
    name = "explain",
    description = "Say how a search or an address is judged, and why.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell explain \"how to kill a process\""})
final class ExplainCommand implements Callable<Integer> {

  @Mixin private JudgeOptions options;

  @Parameters(paramLabel = "TEXT or URL", description = "What was typed or visited.")
  private String text;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Classifier classifier = options.classifier();
    School school = options.school();
    Instant now = Instant.now();
    boolean address = text.matches("(?i)https?://\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)+(/\\S*)?");
    Event event =
        address ? Requests.ofUrl(text, school, now) : Requests.ofSearch(text, school, now);
    spec.commandLine().getOut().print(classifier.explain(event, school.phase()).toText());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
