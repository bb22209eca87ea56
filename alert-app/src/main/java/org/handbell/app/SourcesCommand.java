package org.handbell.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.app.config.HandbellConfig;
import org.handbell.model.SourceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell sources}: what each source shows, what it hides, and what to change. */
@Command(
    name = "sources",
    description = {
      "Say what each firewall or filter shows and hides, and what to change on it.",
      "Asks the Handbell that runs on this machine."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell sources --config handbell.yaml"})
final class SourcesCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print the reports as a JSON array.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    HandbellConfig config = option.read();
    String answer = new OwnHealth(config.http()).sources();
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? answer : text(config, SourceReports.read(answer)));
    out.flush();
    return 0;
  }

  private static String text(HandbellConfig config, List<SourceReport> reports) {
    return new SourceText(
            config.organisation().timezone(), Ansi.AUTO.enabled(), config.formats()::guide)
        .of(reports);
  }
}
