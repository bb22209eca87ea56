package org.handbell.app;

import java.util.List;
import java.util.Locale;
import org.handbell.app.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code ./handbell}: every command behind one entrance. */
@Command(
    name = "handbell",
    description = "The alarm bell for school filtering logs.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:ran but found something wrong", "2:wrong usage"},
    footer = {
      "",
      "Examples:",
      "  ./handbell demo                              see it all work, nothing to set up",
      "  ./handbell check-config --config handbell.yaml",
      "  ./handbell run --config handbell.yaml"
    })
public final class Main {

  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          RunCommand.class,
          StageCommand.Ingest.class,
          StageCommand.Classifier.class,
          StageCommand.Notifier.class,
          CheckConfigCommand.class,
          SourcesCommand.class,
          ParseCommand.class,
          ProfileCommand.class,
          ClassifyCommand.class,
          ExplainCommand.class,
          CaseCommand.class,
          OutboxCommand.class,
          RouteCommand.class,
          ContactsCommand.class,
          ChannelsCommand.class,
          ProofCommand.class,
          RulingsCommand.class,
          ReplayCommand.class,
          DigestCommand.class,
          ReportCommand.class,
          AccountsCommand.class,
          TokensCommand.class,
          AuditCommand.class,
          TraceCommand.class,
          ClusterCommand.class,
          RetentionCommand.class,
          PersonCommand.class,
          DatabaseCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          SealedCommand.class,
          ListsCommand.class,
          TopologyCommand.class,
          BenchCommand.class,
          HelpCommand.class);

  private Main() {}

  public static void main(String[] args) {
    // Not every library keeps to the root locale: the broker does not start in a Turkish one.
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine(meant(args)).execute(args));
  }

  /**
   * To make every command ready takes longer than many a command: where it is clear which is meant,
   * that one. Help and slips need them all.
   */
  static List<Class<?>> meant(String[] args) {
    if (args.length > 0) {
      for (Class<?> command : COMMANDS) {
        boolean named = command.getAnnotation(Command.class).name().equals(args[0]);
        if (named && command != HelpCommand.class) {
          return List.of(command);
        }
      }
    }
    return COMMANDS;
  }

  static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  static CommandLine commandLine(List<Class<?>> commands) {
    CommandLine handbell = new CommandLine(new Main());
    commands.forEach(handbell::addSubcommand);
    return handbell
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setExecutionStrategy(Main::run)
        .setExecutionExceptionHandler(Main::explain);
  }

  private static int run(CommandLine.ParseResult command) {
    try {
      return new CommandLine.RunLast().execute(command);
    } finally {
      OwnData.settle(command);
    }
  }

  /**
   * What a person can mend is said in its own words; anything else is a bug and shows its trace.
   */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof ConfigException || e instanceof CannotRun) {
      command.getErr().println(e.getMessage());
    } else {
      e.printStackTrace(command.getErr());
    }
    return 1;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"handbell " + (version == null ? "(not built as a jar)" : version)};
    }
  }
}
