package org.handbell.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.ingest.read.LineReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code handbell parse}: log lines in, one JSON object a line out; nothing is stored or sent. */
@Command(
    name = "parse",
    description = "Show what Handbell reads in log lines: one JSON object for each line.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: tail -f access.log | ./handbell parse --format smoothwall -"})
final class ParseCommand implements Callable<Integer> {

  @Option(
      names = "--format",
      defaultValue = "auto",
      description = "The log's format, or auto. Default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "A file that describes the lines of a product; may be given several times.")
  private List<Path> profiles = new ArrayList<>();

  @Option(
      names = "--zone",
      defaultValue = "Europe/London",
      description = "The clock of times without a zone. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone;

  @Parameters(paramLabel = "FILE", description = "Files to read; - or none is standard input.")
  private List<String> files = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    LineReader reader = AdHoc.lineReader(format, zone, profiles);
    try (JsonOut out =
        new JsonOut(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16))) {
      Lines.read(
          files,
          System.in,
          (number, line, cut, last) -> {
            out.start(number);
            out.outcome(reader.read(AdHoc.received(number, line, cut, Clock.systemUTC())));
            out.end(last);
          });
    }
    return 0;
  }
}
