package org.handbell.app;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.handbell.notifier.register.AuditVerdict;
import org.handbell.notifier.register.Register;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code handbell audit}: what was done, and whether the record of it is whole. */
@Command(
    name = "audit",
    description = "Check the record of everything that was done.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "verify",
    subcommands = AuditCommand.Verify.class,
    footer = {"", "Example: ./handbell audit verify --config handbell.yaml"})
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(
      name = "verify",
      description = "Check that no row of the audit chain was changed, removed or moved.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {

    @Mixin private ConfigOption option;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      AuditVerdict verdict;
      try (Register register =
          Register.open(new Settings(option.read()).notifier(), Clock.systemUTC())) {
        verdict = register.verifyAudit();
      }
      if (verdict instanceof AuditVerdict.Broken broken) {
        spec.commandLine()
            .getOut()
            .printf("The audit chain is broken at row %d: %s%n", broken.row(), broken.reason());
        return 1;
      }
      AuditVerdict.Intact intact = (AuditVerdict.Intact) verdict;
      spec.commandLine()
          .getOut()
          .printf("The audit chain of %d rows is intact, head %s%n", intact.rows(), intact.head());
      return 0;
    }
  }
}
