package org.handbell.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.follow.RecentEvents;
import org.handbell.classifier.follow.RulingsTopic;
import org.handbell.classifier.ruling.RulingsFile;
import org.handbell.classifier.trial.Changes;
import org.handbell.classifier.trial.Trial;
import org.handbell.classifier.trial.Trials;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.WhoAndWhere;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.Ruling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell rulings}: what the school decided, tried before it takes effect. */
@Command(
    name = "rulings",
    description = "Try the school's own words, exceptions and lessons.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "check",
    subcommands = RulingsCommand.Check.class,
    footer = {"", "Example: ./handbell rulings check --config handbell.yaml"})
final class RulingsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(
      name = "check",
      description = "Show what the file of rulings would add or silence among recent events.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./handbell rulings check --config handbell.yaml --file draft.yaml filter.log"
      })
  static final class Check implements Callable<Integer> {

    private static final int MOST_CASES = 10_000;

    @Mixin private ConfigOption option;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "Try this file instead of the configuration's.")
    private @Nullable Path draft;

    @Option(
        names = "--days",
        defaultValue = "14",
        description = "How far back to look where no log is given. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(
        names = "--source",
        paramLabel = "ID",
        description = "The source whose log it is. Default: the only one.")
    private @Nullable String source;

    @Option(names = "--show", description = "Name persons by their ids, and all that was typed.")
    private boolean show;

    @Parameters(paramLabel = "LOG", description = "Logs to try on, - is standard input.")
    private List<String> logs = new ArrayList<>();

    @Spec private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
      HandbellConfig config = option.read();
      Settings settings = new Settings(config);
      Path file = draft != null ? draft : config.rulings();
      if (file == null) {
        throw new CannotRun("no file of rulings: name one with --file, or in the configuration");
      }
      Classifier classifier = settings.judging().classifierOfLists();
      RulingsFile.Read.Good good = settings.judging().rulings(file, classifier);
      Map<String, Object> kafka = kafka(config);
      Map<String, Ruling> today = today(kafka);
      Changes changes = Changes.between(today, good.rulings());
      RulingsReport report = new RulingsReport(spec.commandLine().getOut(), show);
      report.opening(file, changes, good.notes(), kafka.isEmpty());
      Trials trials = settings.judging().trials(classifier);
      Set<String> lost = trials.lostCore(changes.after(), clock.instant());
      if (!changes.clashes().isEmpty() || !lost.isEmpty()) {
        report.refused(changes.clashes(), lost);
        return 1;
      }
      Trial trial = trials.of(unflagged(today.values()), unflagged(changes.after()), MOST_CASES);
      events(config, settings, kafka, trial::event);
      report.trial(trial);
      return 0;
    }

    private static Map<String, Ruling> today(Map<String, Object> kafka) throws CannotRun {
      try {
        return kafka.isEmpty() ? Map.of() : RulingsTopic.read(kafka);
      } catch (KafkaException e) {
        throw new CannotRun(
            "the broker does not answer at %s; is Handbell running?"
                .formatted(kafka.get("bootstrap.servers")),
            e);
      }
    }

    /** Whom the DSL has flagged must not be seen by what changes. */
    private static List<Ruling> unflagged(Collection<Ruling> rulings) {
      return rulings.stream().filter(r -> r.kind() != Ruling.Kind.VULNERABLE).toList();
    }

    /** How to reach the broker; empty where only logs are needed and nothing runs. */
    private Map<String, Object> kafka(HandbellConfig config) throws CannotRun {
      Optional<String> bootstrap =
          config.kafka().isEmbedded()
              ? BrokerAddress.read(config.data())
              : Optional.of(config.kafka().bootstrap());
      if (bootstrap.isEmpty() && logs.isEmpty()) {
        throw new CannotRun("Handbell is not running here; start it, or name logs to try on");
      }
      return bootstrap
          .map(
              address -> {
                Map<String, Object> client = config.kafka().client(address);
                client.put("default.api.timeout.ms", 10_000);
                return client;
              })
          .orElseGet(Map::of);
    }

    private void events(
        HandbellConfig config, Settings settings, Map<String, Object> kafka, Consumer<Event> events)
        throws CannotRun, IOException {
      if (!logs.isEmpty()) {
        ofLogs(config, settings, events);
        return;
      }
      Instant since = clock.instant().minus(Duration.ofDays(days));
      try {
        new RecentEvents(kafka).read(since, Long.MAX_VALUE, events);
      } catch (KafkaException e) {
        throw new CannotRun("the events cannot be read: " + e.getMessage(), e);
      }
    }

    private void ofLogs(HandbellConfig config, Settings settings, Consumer<Event> events)
        throws CannotRun, IOException {
      SourceConfig from = source(config);
      try (Settings.OpenDirectory open = settings.directory(new SimpleMeterRegistry())) {
        LineReader reader =
            LineReader.ofHistory(
                from,
                WhoAndWhere.of(String.valueOf(from.schoolId()), open.directory()),
                config.organisation().timezone(),
                config.formats());
        Lines.read(
            logs,
            System.in,
            (number, line, cut, last) -> {
              if (reader.read(AdHoc.received(number, line, cut, clock))
                  instanceof ParseOutcome.Parsed parsed) {
                events.accept(parsed.event());
              }
            });
      }
    }

    private SourceConfig source(HandbellConfig config) throws CannotRun {
      List<SourceConfig> fitting =
          config.sources().stream()
              .filter(one -> one.schoolId() != null)
              .filter(one -> source == null || one.id().equals(source))
              .toList();
      if (fitting.size() != 1) {
        throw new CannotRun("say with --source whose log it is: a source of one school");
      }
      return fitting.get(0);
    }
  }
}
