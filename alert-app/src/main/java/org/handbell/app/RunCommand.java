package org.handbell.app;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handbell.app.App.Stage;
import org.handbell.app.config.HandbellConfig;
import org.handbell.ingest.report.Advice;
import org.handbell.model.SourceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code handbell run}: ingest, classifier and notifier in one process, until it is stopped. */
@Command(
    name = "run",
    description = "Run everything in one process: the way for a single school.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell run --config handbell.yaml"})
final class RunCommand implements Callable<Integer> {

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return runUntilStopped(spec, config.read(), EnumSet.allOf(Stage.class));
  }

  /** Runs these stages until the process is told to stop. */
  static int runUntilStopped(CommandSpec spec, HandbellConfig config, Set<Stage> stages)
      throws CannotRun, InterruptedException {
    long start = System.nanoTime();
    BrokenThreads broken = BrokenThreads.endTheProcess();
    App app = App.start(config, stages, Clock.systemUTC());
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicBoolean ready = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  broken.stopping();
                  app.close();
                  if (ready.get()) { // else hardly any class was needed yet
                    KeptClasses.keep();
                  }
                  stopped.countDown();
                },
                "handbell-stop"));
    app.awaitReady();
    SpareHeap.giveBack();
    say(spec, app, (System.nanoTime() - start) / 1_000_000);
    ready.set(true);
    stopped.await();
    return 0;
  }

  private static void say(CommandSpec spec, App app, long millis) {
    var err = spec.commandLine().getErr();
    err.printf("Handbell is ready after %.1f s.%n", millis / 1000.0);
    app.listening()
        .forEach((source, address) -> err.printf("  source %s listens on %s%n", source, address));
    for (SourceReport report : app.sources()) {
      for (Advice advice : Advice.of(report)) {
        err.printf("  source %s: %s%n", report.sourceId(), advice.said());
      }
    }
    if (!app.sources().isEmpty()) {
      err.printf("  what each source shows and hides: ./handbell sources --config FILE%n");
    }
    err.printf("  health: %s/health/ready%n", app.here());
    if (app.nobodySignsIn()) {
      err.printf(
          "  console: nobody can sign in yet; ./handbell accounts --config FILE invite PERSON-ID%n");
    }
    err.flush();
  }
}
