package org.handbell.app;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.app.config.ConfigException;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.ingest.parse.Requests;
import org.handbell.model.Event;
import org.handbell.model.School;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  /** What the text is. */
  enum Kind {
    QUERY,
    URL
  }

  @Option(
      names = "--as",
      description =
          "What the text is: query (typed into a search engine) or url. Default: as it" + " looks.")
  private @Nullable Kind kind;

  @Option(
      names = "--rules",
      paramLabel = "VERSION",
      description =
          "With --config: judge by the rules of that version, as the evidence of a case names it.")
  private @Nullable String rules;

  @Mixin private JudgeOptions options;

  @Parameters(paramLabel = "TEXT or URL", description = "What was typed or visited.")
  private String text;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Classifier classifier = rules == null ? options.classifier() : old(rules);
    School school = options.school();
    Instant now = Instant.now();
    Event event =
        isAddress() ? Requests.ofUrl(text, school, now) : Requests.ofSearch(text, school, now);
    spec.commandLine().getOut().print(classifier.explain(event, options.circumstances()).toText());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private boolean isAddress() {
    return kind == null
        ? text.matches("(?i)https?://\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)+(/\\S*)?")
        : kind == Kind.URL;
  }

  /** What cannot be as it was then is said where it disturbs no output. */
  private Classifier old(String version) throws ConfigException, CannotRun {
    Settings settings = options.settings();
    RulesBundle bundle = settings.judging().rules(version);
    List<String> differences = bundle.differences(RulesBundle.standard());
    differences.forEach(spec.commandLine().getErr()::println);
    return bundle.classifier(settings.judging().lists());
  }
}
