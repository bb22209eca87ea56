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
    try (JsonOut out =
        new JsonOut(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16))) {
      Lines.read(
          files,
          System.in,
          (number, line, cut, last) -> {
            out.start(number);
            judge(classifier, now, school, reader, number, line, cut, out);
            out.end(last);
          });
    }
    return 0;
  }

  private void judge(
      Classifier classifier,
      Circumstances now,
      School school,
      LineReader reader,
      long number,
      byte[] line,
      boolean cut,
      JsonOut out)
      throws IOException {
    if (kind == Kind.LOG) {
      ParseOutcome outcome = reader.read(AdHoc.received(number, line, cut, Clock.systemUTC()));
      List<Finding> found =
          outcome instanceof ParseOutcome.Parsed parsed
              ? classifier.classify(parsed.event(), now)
              : List.of();
      if (outcome instanceof ParseOutcome.Parsed parsed && isSealed(found)) {
        out.withheld(parsed);
      } else {
        out.outcome(outcome);
      }
      out.findings(found);
      return;
    }
    Instant typed = Instant.now();
    String text = JsonOut.decode(line);
    Event event =
        kind == Kind.QUERIES
            ? Requests.ofSearch(text, school, typed)
            : Requests.ofUrl(text, school, typed);
    List<Finding> findings = classifier.classify(event, now);
    if (!isSealed(findings)) {
      out.text(text);
    }
    out.findings(findings);
  }

  private static boolean isSealed(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.category().isSealed());
  }
}
