package org.handbell.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.app.config.ConfigReader;
import org.handbell.classifier.classify.Classifier;
import org.handbell.ingest.parse.Requests;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell explain}: one decision with all its reasons, for a person to read. */
@Command(
    name = "explain",
    description = "Say how a search or an address is judged, and why.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell explain \"how to kill a process\""})
final class ExplainCommand implements Callable<Integer> {

  @Option(
      names = "--phase",
      defaultValue = "secondary",
      description = "The school's phase: primary, secondary. Default: ${DEFAULT-VALUE}.")
  private SchoolPhase phase;

  @Option(names = "--config", paramLabel = "FILE", description = "Use this configuration's lists.")
  private @Nullable Path config;

  @Parameters(paramLabel = "TEXT or URL", description = "What was typed or visited.")
  private String text;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Classifier classifier =
        config == null
            ? Classifier.standard(List.of())
            : new Settings(ConfigReader.read(config)).classifierOfLists();
    School school = AdHoc.school(phase);
    boolean address = text.matches("(?i)https?://\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)+(/\\S*)?");
    Event event = address ? Requests.ofUrl(text, school) : Requests.ofSearch(text, school);
    spec.commandLine().getOut().print(classifier.explain(event, phase).toText());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
