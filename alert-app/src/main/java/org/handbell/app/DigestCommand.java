package org.handbell.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.digest.Names;
import org.handbell.notifier.digest.WeeklyDigest;
import org.handbell.notifier.register.Register;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  @Spec private CommandSpec spec;

  @Option(names = "--school", required = true, paramLabel = "ID", description = "The school's id.")
  private String school;

  @Option(names = "--week", required = true, description = "ISO week, such as 2026-W47.")
  private String week;

  @Option(
      names = "--to",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form to;

  @Option(names = "-o", paramLabel = "FILE", description = "Write there instead of to the screen.")
  private @Nullable Path output;

  /** What the page is written as. */
  enum Form {
    TEXT,
    HTML
  }

  @Override
  public Integer call() throws Exception {
    NotifierConfig settings = new Settings(option.read()).notifier();
    MailText page;
    try (Register register = Register.open(settings, Clock.systemUTC())) {
      page =
          WeeklyDigest.render(
              register,
              settings,
              Names.NOT_IN_DISTRESS,
              school,
              week.toUpperCase(Locale.ROOT),
              Clock.systemUTC().instant());
    } catch (IllegalArgumentException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
    String text = to == Form.HTML ? page.html() : page.text();
    if (output == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(output, text);
    }
    return 0;
  }
}
