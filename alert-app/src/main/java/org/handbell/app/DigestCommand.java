package org.handbell.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.digest.Digest;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.report.DigestReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code handbell digest}: a head's week as a page, from what the register holds. */
@Command(
    name = "digest",
    description = "Print the head's weekly digest of a school.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./handbell digest --config handbell.yaml --school elm --week 2026-W47 --to text"
    })
final class DigestCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(names = "--school", required = true, paramLabel = "ID", description = "The school's id.")
  private String school;

  @Option(names = "--week", required = true, description = "ISO week, such as 2026-W47.")
  private String week;

  @Option(
      names = "--to",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private PageForm to;

  @Option(names = "-o", paramLabel = "FILE", description = "Write there instead of to the screen.")
  private @Nullable Path output;

  @Override
  public Integer call() throws Exception {
    NotifierConfig settings = new Settings(option.read()).notifier();
    Digest page;
    try (Register register = Register.open(settings, Clock.systemUTC())) {
      page =
          WeeklyDigest.of(
              register,
              settings,
              school,
              week.toUpperCase(Locale.ROOT),
              Clock.systemUTC().instant());
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
    to.print(DigestReport.of(page), settings.reports().of(school), output);
    return 0;
  }
}
