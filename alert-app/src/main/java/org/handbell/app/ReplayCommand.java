package org.handbell.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.replay.Replay;
import org.handbell.app.replay.ReplayReport;
import org.handbell.classifier.classify.Classifier;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.history.History;
import org.handbell.model.Incident;
import org.handbell.model.School;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code handbell replay}: what would have been received, had these old lines come live. */
@Command(
    name = "replay",
    description =
        "Judge old log files by today's rules and print the incidents they would have raised."
            + " Nothing is sent and nothing is kept.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./handbell replay --config handbell.yaml --summary access.log.1.gz access.log"
    })
final class ReplayCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(
      names = "--source",
      paramLabel = "ID",
      description = "The source that the files are of; needed where there are several.")
  private @Nullable String sourceId;

  @Option(names = "--summary", description = "Only the counts, not every incident.")
  private boolean summary;

  @Option(
      names = "--against",
      paramLabel = "VERSION",
      description = "Also judge by that version of the rules, and print what differs.")
  private @Nullable String against;

  @Option(names = "--json", description = "Each incident as a JSON object on a line.")
  private boolean json;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Log files, the oldest first; .gz is read, too. - is standard input.")
  private List<String> files;

  @Override
  public Integer call() throws Exception {
    HandbellConfig config = option.read();
    Settings settings = new Settings(config);
    SourceConfig source = source(config);
    refuseWhatIsMissing();
    ZoneId zone = config.organisation().timezone();
    Classifier law = settings.judging().classifierUnderRulings();
    Classifier other =
        against == null
            ? null
            : settings.judging().rules(against).classifier(settings.judging().lists());
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
      List<Incident> incidents = judged(config, settings, source, law, out);
      if (other == null) {
        print(incidents, config, out);
      } else {
        List<Incident> before = judged(config, settings, source, other, null);
        out.print(new ReplayReport(incidents, zone).summary());
        out.print(new ReplayReport(incidents, zone).against(before, String.valueOf(against)));
      }
    }
    return 0;
  }

  /** Everything that the files would have raised by these rules. */
  private List<Incident> judged(
      HandbellConfig config,
      Settings settings,
      SourceConfig source,
      Classifier law,
      @Nullable PrintStream out)
      throws CannotRun, IOException, InterruptedException {
    try (Settings.OpenDirectory directory = settings.directory(new SimpleMeterRegistry());
        Replay replay = start(settings, law)) {
      History history = history(config, source, directory, replay);
      Progress progress = Progress.over(files);
      for (String file : files) {
        read(file, history, progress);
      }
      history.end();
      progress.end();
      if (out != null && !json) {
        out.print(counts(history));
      }
      return replay.finish();
    }
  }

  /** At once, and not after the files before it. */
  private void refuseWhatIsMissing() throws CannotRun {
    for (String file : files) {
      if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
        throw new CannotRun("cannot read " + file + "; mend the path or who may read it");
      }
    }
  }

  private SourceConfig source(HandbellConfig config) throws CannotRun {
    List<SourceConfig> fitting =
        config.sources().stream()
            .filter(one -> sourceId == null || one.id().equals(sourceId))
            .toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    String all = config.sources().stream().map(SourceConfig::id).collect(Collectors.joining(", "));
    throw new CannotRun("say with --source which source the files are of: " + all);
  }

  private static Replay start(Settings settings, Classifier law)
      throws CannotRun, InterruptedException {
    try {
      return Replay.start(settings.judging().classifier(), law);
    } catch (IOException e) {
      throw new CannotRun("the replay cannot start: " + e.getMessage(), e);
    }
  }

  private static History history(
      HandbellConfig config, SourceConfig source, Settings.OpenDirectory directory, Replay replay)
      throws CannotRun {
    Set<String> schools = config.schools().stream().map(School::id).collect(Collectors.toSet());
    try {
      return History.of(
          source,
          schools,
          directory.directory(),
          config.organisation().timezone(),
          config.formats(),
          Clock.systemUTC().instant(),
          replay::send);
    } catch (IOException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  private static void read(String file, History history, Progress progress)
      throws CannotRun, IOException {
    Instant written =
        file.equals("-")
            ? Clock.systemUTC().instant()
            : Files.getLastModifiedTime(Path.of(file)).toInstant();
    Lines.read(
        List.of(file),
        System.in,
        (number, line, cut, last) -> {
          history.line(file + ":" + number, line, cut, written);
          progress.read(line.length + 1);
        });
  }

  private void print(List<Incident> incidents, HandbellConfig config, PrintStream out) {
    if (json) {
      for (Incident incident : incidents) {
        byte[] object = Topics.INCIDENTS.values().serializer().serialize("", incident);
        out.println(new String(object, StandardCharsets.UTF_8));
      }
      return;
    }
    List<Incident> told = ReplayReport.told(incidents, config.alerts().holdP2());
    ReplayReport report = new ReplayReport(told, config.organisation().timezone());
    out.print(report.summary());
    out.print(
        "%,d more would have been counted on an earlier alert or on a class topic.%n"
            .formatted(incidents.size() - told.size()));
    if (!summary) {
      out.println();
      out.print(report.list());
    }
  }

  private static String counts(History history) {
    return "%,d lines: %,d events%s%s%n"
        .formatted(
            history.lines(),
            history.events(),
            reasons("ignored", history.ignored()),
            reasons("rejected", history.rejected()));
  }

  private static String reasons(String what, Map<String, Long> counts) {
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    String top =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(3)
            .map(one -> "%s %,d".formatted(one.getKey(), one.getValue()))
            .collect(Collectors.joining("; "));
    return all == 0 ? "" : ", %,d %s (%s)".formatted(all, what, top);
  }
}
