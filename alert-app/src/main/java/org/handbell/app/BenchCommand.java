package org.handbell.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.handbell.app.bench.Bench;
import org.handbell.app.bench.FiguresJson;
import org.handbell.app.bench.Machine;
import org.handbell.app.config.ConfigReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code handbell bench}: what this machine can do, and for how many schools that is enough. */
@Command(
    name = "bench",
    description = {
      "Measure this machine: reading a line, judging it, and the whole way from the socket to the"
          + " mail server.",
      "On invented traffic, with a mail server of its own; nothing leaves this machine."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell bench --seconds 120 -o bench.json"})
final class BenchCommand implements Callable<Integer> {

  private static final int LEAST_SECONDS = 5;
  private static final long ROOM = 1L << 30;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "About how long to measure; starting takes a few more. Default: 60.")
  private int seconds;

  @Option(names = "-o", paramLabel = "FILE", description = "Also write the figures there, as JSON.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Put the data on the disk of this folder. Default: the system's for what passes.")
  private @Nullable Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (seconds < LEAST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--seconds must be %d or more".formatted(LEAST_SECONDS));
    }
    requireWritable(file);
    if (System.getenv("HANDBELL_LOG") == null) {
      ((Logger) LoggerFactory.getLogger("org.handbell")).setLevel(Level.ERROR);
    }
    Path folder = folder();
    try {
      return measure(folder);
    } finally {
      delete(folder);
    }
  }

  private int measure(Path folder) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Machine machine = Machine.here(folder);
    try (Bench bench = new Bench(spec.commandLine().getErr(), seconds, folder)) {
      bench.line();
      try (App app = App.start(ConfigReader.read(bench.config()), Clock.systemUTC())) {
        app.awaitReady();
        bench.whole(app.addressOf(bench.source()), () -> judged(app));
      }
      bench.print(machine, out);
      if (file != null) {
        FiguresJson.write(file, machine, bench.figures());
      }
      return bench.isComplete() ? 0 : 1;
    }
  }

  private static double judged(App app) {
    return app.meters().get("handbell.classifier.events").counter().count();
  }

  /** Before anything is measured, not after. */
  private static void requireWritable(@Nullable Path file) throws CannotRun {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean writable =
        Files.exists(file)
            ? Files.isRegularFile(file) && Files.isWritable(file)
            : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    if (!writable) {
      throw new CannotRun("cannot write " + file + "; mend the path or who may write there");
    }
  }

  private Path folder() throws CannotRun {
    try {
      Path folder =
          data == null
              ? Files.createTempDirectory("handbell-bench")
              : Files.createTempDirectory(data, "handbell-bench");
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < ROOM) {
        delete(folder);
        throw new CannotRun(
            "bench needs 1 GB of disk, and where %s is there are %,d MB; name another with --data"
                .formatted(folder.getParent(), room >> 20));
      }
      return folder;
    } catch (IOException e) {
      throw new CannotRun(
          "no folder can be made for the data (%s); name another with --data"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(BenchCommand.class).warn("{} could not be deleted", folder);
    }
  }
}
