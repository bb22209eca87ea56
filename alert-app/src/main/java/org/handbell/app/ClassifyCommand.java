package org.handbell.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.classifier.classify.Circumstances;
import org.handbell.classifier.classify.Classifier;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.Requests;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.Event;
import org.handbell.model.Finding;
import org.handbell.model.School;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code handbell classify}: the decision on each line, without Kafka and without a trace. */
@Command(
    name = "classify",
    description = "Show how Handbell judges log lines, searches or addresses: JSON, line by line.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: echo 'how to kill a process' | ./handbell classify --as queries"})
final class ClassifyCommand implements Callable<Integer> {

  /** What the lines are. */
  enum Kind {
    LOG,
    QUERIES,
    URLS
  }

  @Option(
      names = "--as",
      required = true,
      description = "What the lines are: log, queries (typed into a search engine) or urls.")
  private Kind kind;

  @Option(
      names = "--format",
      defaultValue = "auto",
      description = "With --as log, the log's format. Default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "A file that describes the lines of a product; may be given several times.")
  private List<Path> profiles = new ArrayList<>();

  @Mixin private JudgeOptions options;

  @Parameters(paramLabel = "FILE", description = "Files to read; - or none is standard input.")
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Classifier classifier = options.classifier();
    Circumstances now = options.circumstances();
    School school = options.school();
    LineReader reader = AdHoc.lineReader(format, ZoneId.of("Europe/London"), profiles);
    Progress progress = Progress.beside(files);
    try (JsonOut out =
            new JsonOut(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        Handover<Read> reading = new Handover<>(read -> answer(read, classifier, now, out))) {
      Lines.read(
          files,
          System.in,
          (number, line, cut, last) -> {
            reading.give(
                kind == Kind.LOG
                    ? logged(reader, number, line, cut, last)
                    : asked(JsonOut.decode(line), school, number, last),
                last);
            progress.read(line.length + 1);
          });
    }
    progress.end();
    return 0;
  }

  /** A line with what it says. */
  private record Read(
      long number,
      @Nullable ParseOutcome outcome,
      @Nullable String text,
      @Nullable Event event,
      boolean last) {}

  private static Read logged(
      LineReader reader, long number, byte[] line, boolean cut, boolean last) {
    ParseOutcome outcome = reader.read(AdHoc.received(number, line, cut, Clock.systemUTC()));
    Event event = outcome instanceof ParseOutcome.Parsed parsed ? parsed.event() : null;
    return new Read(number, outcome, null, event, last);
  }

  private Read asked(String text, School school, long number, boolean last) {
    Instant typed = Instant.now();
    Event event =
        kind == Kind.QUERIES
            ? Requests.ofSearch(text, school, typed)
            : Requests.ofUrl(text, school, typed);
    return new Read(number, null, text, event, last);
  }

  private static void answer(Read read, Classifier classifier, Circumstances now, JsonOut out)
      throws IOException {
    List<Finding> findings =
        read.event() == null ? List.of() : classifier.classify(read.event(), now);
    out.start(read.number());
    if (!isSealed(findings)) {
      said(read, out);
    } else if (read.outcome() instanceof ParseOutcome.Parsed parsed) {
      out.withheld(parsed);
    }
    out.findings(findings);
    out.end(read.last());
  }

  private static void said(Read read, JsonOut out) throws IOException {
    if (read.outcome() != null) {
      out.outcome(read.outcome());
    } else if (read.text() != null) {
      out.text(read.text());
    }
  }

  private static boolean isSealed(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.category().isSealed());
  }
}
