package org.handbell.app;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.handbell.app.App.Stage;
import org.handbell.app.config.HandbellConfig;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.register.Move;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell database}: where the register is kept. */
@Command(
    name = "database",
    description = "Move the register to another database.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "move",
    subcommands = DatabaseCommand.MoveTo.class,
    footer = {
      "",
      "Example: ./handbell database move --config handbell.yaml --to postgresql://handbell@db/handbell"
    })
final class DatabaseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** Copies the register of the configuration to an empty database. */
  @Command(
      name = "move",
      description = {
        "Copy the register to an empty PostgreSQL database: every table, all or nothing.",
        "Handbell must not run meanwhile. The password is databasePassword of the configuration;"
            + " afterwards put the address into its database."
      },
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./handbell database move --config handbell.yaml --to"
            + " postgresql://handbell@db/handbell"
      })
  static final class MoveTo implements Callable<Integer> {

    @Mixin private ConfigOption option;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "ADDRESS",
        description = "postgresql://user@host:5432/name")
    private String to;

    @Spec private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the locks are held, not used
    public Integer call() throws Exception {
      HandbellConfig config = option.read();
      PrintWriter out = spec.commandLine().getOut();
      try (DataLock whole = DataLock.take(config.data(), EnumSet.allOf(Stage.class));
          DataLock stage = DataLock.take(config.data(), Set.of(Stage.NOTIFIER))) {
        Map<String, Long> rows = Move.move(config.database(), target(config));
        rows.forEach((table, count) -> out.printf("%-18s %,10d rows%n", table, count));
        out.printf(
            "The register is at %s; its audit chain is intact. Now set in %s:%n  database: \"%s\"%n",
            to, config.file(), to);
        out.flush();
        return 0;
      } catch (IllegalStateException e) {
        throw new CannotRun(String.valueOf(e.getMessage()), e);
      }
    }

    private DatabaseSettings target(HandbellConfig config) throws CannotRun {
      if (!DatabaseSettings.isPostgres(to)) {
        throw new CannotRun("a register is moved to postgresql://user@host:5432/name, not " + to);
      }
      try {
        return new DatabaseSettings(to, config.database().password(), config.data());
      } catch (IllegalArgumentException e) {
        throw new CannotRun("--to: " + e.getMessage(), e);
      }
    }
  }
}
