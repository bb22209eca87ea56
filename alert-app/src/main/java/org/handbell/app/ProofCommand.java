package org.handbell.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.handbell.app.config.HandbellConfig;
import org.handbell.ingest.drill.Drills;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.FilterCheck.Kind;
import org.handbell.notifier.register.FilterCheck.Result;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell proof}: the record of checks, and a line of our own on its way at once. */
@Command(
    name = "proof",
    description = "Print the record of checks; with --run prove the whole way now.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell proof --config handbell.yaml --run"})
final class ProofCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long LOOK_MILLIS = 500;
  private static final Duration USUAL = Duration.ofDays(14);

  @Mixin private ConfigOption option;
  @Spec private CommandSpec spec;

  @Option(
      names = "--run",
      description =
          "Send a line of every source through the running Handbell and wait for it. Run this where"
              + " ingest runs.")
  private boolean run;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "From that day on, such as 2026-11-01. Default: two weeks.")
  private @Nullable LocalDate since;

  @Override
  public Integer call() throws Exception {
    HandbellConfig config = option.read();
    ZoneId zone = config.organisation().timezone();
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    try (Register register = Register.open(new Settings(config).notifier(), clock)) {
      if (run) {
        return run(config, register, clock, out);
      }
      Instant from =
          since == null ? clock.instant().minus(USUAL) : since.atStartOfDay(zone).toInstant();
      List<FilterCheck> checks = register.checkRecord().since(from);
      checks.forEach(check -> out.println(line(check, zone)));
      return checks.isEmpty() || last(checks).result() != Result.MISSED ? 0 : 1;
    }
  }

  private static FilterCheck last(List<FilterCheck> checks) {
    return checks.get(checks.size() - 1);
  }

  private int run(HandbellConfig config, Register register, Clock clock, PrintWriter out)
      throws CannotRun, InterruptedException {
    if (config.proof().morning() == null) {
      throw new CannotRun("proof.morning is off, so that ingest writes no lines of its own");
    }
    Instant moment = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    long wanted =
        config.sources().stream()
            .mapToLong(source -> source.schoolId() == null ? config.schools().size() : 1)
            .sum();
    ask(config.data(), moment);
    long deadline = System.nanoTime() + config.proof().within().toNanos();
    List<FilterCheck> arrived = arrived(register, moment);
    while (arrived.size() < wanted && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      arrived = arrived(register, moment);
    }
    arrived.forEach(check -> out.println(line(check, config.organisation().timezone())));
    out.println(arrived.size() + " of " + wanted + " lines have come the whole way");
    return arrived.size() < wanted ? 1 : 0;
  }

  private static void ask(Path data, Instant moment) throws CannotRun {
    Path fresh = data.resolve(Drills.ASKED + ".new");
    try {
      Files.writeString(fresh, moment.toString());
      Files.move(
          fresh,
          data.resolve(Drills.ASKED),
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CannotRun("cannot write to " + data + ": run this where ingest runs", e);
    }
  }

  private static List<FilterCheck> arrived(Register register, Instant moment) {
    return register.checkRecord().since(moment.minus(Duration.ofHours(1))).stream()
        .filter(check -> check.kind() == Kind.LINE)
        .filter(check -> moment.toString().equals(check.detail()))
        .toList();
  }

  private static String line(FilterCheck check, ZoneId zone) {
    Duration delay = check.delay();
    return String.format(
            Locale.ROOT,
            "%s  %-8s  %-12s  %-20s  %-11s  %8s  %s  %s",
            TIME.format(check.at().atZone(zone)),
            check.kind().id(),
            check.schoolId(),
            check.test(),
            check.result().id(),
            delay == null ? "" : delay.toSeconds() + " s",
            check.by() == null ? "" : check.by(),
            check.detail() == null ? "" : check.detail())
        .stripTrailing();
  }
}
