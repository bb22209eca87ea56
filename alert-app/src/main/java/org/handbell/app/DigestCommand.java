package org.handbell.app;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.digest.Digest;
import org.handbell.notifier.digest.SampleWeek;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.DigestReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code handbell digest}: a head's week as a page, from what the register holds. */
@Command(
    name = "digest",
    description = "Print the head's weekly digest of a school.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./handbell digest --config handbell.yaml --school elm --week 2026-W47 --to text",
      "  ./handbell digest --config handbell.yaml --school elm --preview --to pdf -o preview.pdf"
    })
final class DigestCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(names = "--school", required = true, paramLabel = "ID", description = "The school's id.")
  private String school;

  @Option(names = "--week", description = "ISO week, such as 2026-W47.")
  private @Nullable String week;

  @Option(
      names = "--preview",
      description = "A made-up week instead, in the school's look, with names that mean harm.")
  private boolean preview;

  @Mixin private PageOutput output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (preview == (week != null)) {
      throw new ParameterException(spec.commandLine(), "give either --week or --preview");
    }
    NotifierConfig settings = new Settings(option.read()).notifier();
    Digest page =
        week == null ? SampleWeek.digest(known(settings), settings.zone()) : digest(settings, week);
    output.print(DigestReport.of(page), settings.reports().of(school));
    return 0;
  }

  private School known(NotifierConfig settings) throws CannotRun {
    return settings.schools().stream()
        .filter(each -> each.id().equals(school))
        .findFirst()
        .orElseThrow(() -> new CannotRun("no such school: " + school));
  }

  private Digest digest(NotifierConfig settings, String wanted) throws CannotRun {
    try (Register register = Register.open(settings, Clock.systemUTC())) {
      return WeeklyDigest.of(
          register, settings, school, wanted.toUpperCase(Locale.ROOT), Clock.systemUTC().instant());
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }
}
