package org.handbell.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Hold;
import org.handbell.notifier.register.Purge.State;
import org.handbell.notifier.register.Register;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell retention}: how long what is kept, what is due and what was purged. */
@Command(
    name = "retention",
    description = {
      "Show how long each kind of data is kept, what is due and what was purged.",
      "Handbell purges each night by itself."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell retention --config handbell.yaml"})
final class RetentionCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(names = "--purge", description = "Purge now what is due.")
  private boolean purge;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    NotifierConfig config = new Settings(option.read()).notifier();
    PrintWriter out = spec.commandLine().getOut();
    try (Register register = Register.open(config, Clock.systemUTC())) {
      if (purge) {
        spec.commandLine().getErr().printf("%,d purged%n", register.purge().run());
      }
      out.printf("%-12s %6s %9s %9s  %s%n", "kept", "days", "due", "purged", "last");
      for (State state : register.purge().states()) {
        out.printf(
            "%-12s %6d %,9d %,9d  %s%n",
            state.kept().key(),
            state.days(),
            state.due(),
            state.gone(),
            state.last() == null ? "never" : When.shortly(state.last(), config.zone()));
      }
      for (Hold hold : register.holds().standing()) {
        out.printf(
            "hold on %s %s, by %s%n",
            hold.personId() == null ? "case" : "the person of case", hold.number(), hold.by());
      }
      return 0;
    }
  }
}
