package org.handbell.app;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.handbell.app.config.HandbellConfig;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.digest.SampleMail;
import org.handbell.notifier.digest.SampleWeek;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.DigestReport;
import org.handbell.notifier.report.KeptRegisters;
import org.handbell.notifier.report.Report;
import org.handbell.notifier.report.Reports;
import org.handbell.notifier.report.Term;
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

    @Mixin private PageOutput output;

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
        Made made = make(new Reports(register, settings, kept), config, clock.instant());
        output.print(made.report(), made.look());
      } catch (IllegalArgumentException e) {
        throw new CannotRun(String.valueOf(e.getMessage()), e);
      }
      return 0;
    }
  }

  /** The school that a report is about. */
  static final class OfSchool {

    @Option(names = "--school", required = true, paramLabel = "ID", description = "The school.")
    private String id;

    School in(NotifierConfig config) {
      return config.schools().stream()
          .filter(each -> each.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such school: " + id));
    }

    /** Its report, in its own look. */
    Printed.Made made(Reports reports, Function<School, Report> make) {
      return new Printed.Made(make.apply(in(reports.config())), reports.config().reports().of(id));
    }
  }

  /** The term that a report is about. */
  static final class OfTerm {

    @Option(names = "--term", defaultValue = "", description = "2026-autumn. Default: this term.")
    private String id;

    String id() {
      return id;
    }

    Term at(School school, Reports reports, Instant now) {
      return reports.term(school.id(), id, now);
    }
  }

  /** {@code handbell report governors}. */
  @Command(
      name = "governors",
      description = "A school's term for its governors; small numbers are hidden.",
      mixinStandardHelpOptions = true)
  static final class Governors extends Printed {

    @Mixin private OfSchool school;
    @Mixin private OfTerm term;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      return school.made(reports, of -> reports.governors(of, term.at(of, reports, now), now));
    }
  }

  /** {@code handbell report staff}. */
  @Command(
      name = "staff",
      description = "A term's concerns about staff for the head, where reports.staff allows it.",
      mixinStandardHelpOptions = true)
  static final class Staff extends Printed {

    @Mixin private OfSchool school;
    @Mixin private OfTerm term;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      return school.made(reports, of -> reports.staff(of, term.at(of, reports, now), now));
    }
  }

  /** {@code handbell report trust}. */
  @Command(
      name = "trust",
      description = "The schools of a trust side by side.",
      mixinStandardHelpOptions = true)
  static final class Trust extends Printed {

    @Mixin private OfTerm term;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      return new Made(
          reports.trust(config.organisation().name(), reports.config().schools(), term.id(), now),
          Look.PLAIN);
    }
  }

  /** {@code handbell report evidence}. */
  @Command(
      name = "evidence",
      description = "The folder for a school's yearly review of filtering and monitoring.",
      mixinStandardHelpOptions = true)
  static final class EvidencePack extends Printed {

    @Mixin private OfSchool school;

    @Option(
        names = "--until",
        paramLabel = "DAY",
        description =
            "2026-07-31: twelve whole months up to the last that was over then. Default: today.")
    private @Nullable LocalDate until;

    @Override
    Made make(Reports reports, HandbellConfig config, Instant now) {
      LocalDate last =
          until == null ? LocalDate.ofInstant(now, config.organisation().timezone()) : until;
      return school.made(reports, of -> reports.evidence(of, last, now));
    }
  }

  /** {@code handbell report preview}. */
  @Command(
      name = "preview",
      description = {
        "A made-up week or mail in a school's own look, with the worst that a log can hold.",
        "Nothing of the school's own data is read."
      },
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./handbell report preview --config handbell.yaml --school elm --mail digest"
            + " --to html -o preview.html"
      })
  static final class Preview implements Callable<Integer> {

    @Mixin private ConfigOption option;
    @Mixin private OfSchool school;
    @Mixin private PageOutput output;

    @Option(
        names = "--mail",
        paramLabel = "MAIL",
        description = "A mail instead of the week: alert, daily-list or digest.")
    private @Nullable String mail;

    @Override
    public Integer call() throws Exception {
      NotifierConfig settings = new Settings(option.read()).notifier();
      try {
        print(school.in(settings), settings);
      } catch (IllegalArgumentException e) {
        throw new CannotRun(String.valueOf(e.getMessage()), e);
      }
      return 0;
    }

    private void print(School of, NotifierConfig settings) throws IOException {
      Look look = settings.reports().of(of.id());
      if (mail == null) {
        output.print(DigestReport.of(SampleWeek.digest(of, settings.zone())), look);
      } else {
        output.print(mail(mail).of(of, settings.zone(), look));
      }
    }

    private static SampleMail mail(String id) {
      return Arrays.stream(SampleMail.values())
          .filter(each -> each.id().equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException("--mail is alert, daily-list or digest, not " + id));
    }
  }
}
