package org.handbell.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.handbell.app.config.HandbellConfig;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.KeptRegisters;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.report.Report;
import org.handbell.notifier.report.Reports;
import org.handbell.notifier.report.SampleWeek;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code handbell report}: what goes to governors, the trust and the yearly review. */
@Command(
    name = "report",
    description = "Print a report for those who answer for the school.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ReportCommand.Governors.class,
      ReportCommand.Trust.class,
      ReportCommand.EvidencePack.class,
      ReportCommand.Preview.class,
      ReportCommand.Staff.class
    },
    footer = {
      "",
      "Example: ./handbell report governors --config handbell.yaml --school elm --term 2026-autumn"
    })
final class ReportCommand {

  private ReportCommand() {}

  /** What every report can be asked for. */
  abstract static class Printed implements Callable<Integer> {

    @Mixin private ConfigOption option;

    @Option(
        names = "--to",
        defaultValue = "text",
        description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private PageForm to;

    @Option(names = "-o", paramLabel = "FILE", description = "Write there, not to the screen.")
    private @Nullable Path output;

    /** What is printed, and how it looks. */
    record Made(Report report, Look look) {}

    abstract Made make(Reports reports, HandbellConfig config, Instant now);

    @Override
    public Integer call() throws Exception {
      HandbellConfig config = option.read();
      NotifierConfig settings = new Settings(config).notifier();
      Clock clock = Clock.systemUTC();
      try (Register register = Register.open(settings, clock)) {
        KeptRegisters kept = KeptRegisters.of(register, settings);
        print(make(new Reports(register, settings, kept), config, clock.instant()));
      } catch (IllegalArgumentException e) {
        throw new CannotRun(String.valueOf(e.getMessage()), e);
      }
      return 0;
    }

    private void print(Made made) throws IOException {
      to.print(made.report(), made.look(), output);
    }

    static School school(Reports reports, String id) {
      return reports.config().schools().stream()
          .filter(each -> each.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such school: " + id));
    }
  }

  /** {@code handbell report governors}. */
  @Command(
      name = "governors",
      description = "A school's term for its governors; small numbers are hidden.",
      mixinStandardHelpOptions = true)
  static final class Governors extends Printed {

    @Option(names = "--school", required = true, paramLabel = "ID", description = "The school.")
    private String school;

    @Option(names = "--term", defaultValue = "", description = "2026-autumn. Default: this term.")
    private String term;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      School of = school(reports, school);
      return new Made(
          reports.governors(of, reports.term(school, term, now), now),
          reports.config().reports().of(school));
    }
  }

  /** {@code handbell report staff}. */
  @Command(
      name = "staff",
      description = "A term's concerns about staff for the head, where reports.staff allows it.",
      mixinStandardHelpOptions = true)
  static final class Staff extends Printed {

    @Option(names = "--school", required = true, paramLabel = "ID", description = "The school.")
    private String school;

    @Option(names = "--term", defaultValue = "", description = "2026-autumn. Default: this term.")
    private String term;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      School of = school(reports, school);
      return new Made(
          reports.staff(of, reports.term(school, term, now), now),
          reports.config().reports().of(school));
    }
  }

  /** {@code handbell report trust}. */
  @Command(
      name = "trust",
      description = "The schools of a trust side by side.",
      mixinStandardHelpOptions = true)
  static final class Trust extends Printed {

    @Option(names = "--term", defaultValue = "", description = "2026-autumn. Default: this term.")
    private String term;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      return new Made(
          reports.trust(config.organisation().name(), reports.config().schools(), term, now),
          Look.PLAIN);
    }
  }

  /** {@code handbell report evidence}. */
  @Command(
      name = "evidence",
      description = "The folder for a school's yearly review of filtering and monitoring.",
      mixinStandardHelpOptions = true)
  static final class EvidencePack extends Printed {

    @Option(names = "--school", required = true, paramLabel = "ID", description = "The school.")
    private String school;

    @Option(
        names = "--until",
        paramLabel = "DAY",
        description = "The last day of the twelve months, 2026-07-31. Default: today.")
    private @Nullable LocalDate until;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      School of = school(reports, school);
      LocalDate last =
          until == null ? LocalDate.ofInstant(now, config.organisation().timezone()) : until;
      return new Made(reports.evidence(of, last, now), reports.config().reports().of(school));
    }
  }

  /** {@code handbell report preview}. */
  @Command(
      name = "preview",
      description = "A made-up week in a school's own look, with the worst that a log can hold.",
      mixinStandardHelpOptions = true)
  static final class Preview extends Printed {

    @Option(names = "--school", required = true, paramLabel = "ID", description = "The school.")
    private String school;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      Report report = SampleWeek.of(school(reports, school), reports.config().zone());
      return new Made(report, reports.config().reports().of(school));
    }
  }
}
