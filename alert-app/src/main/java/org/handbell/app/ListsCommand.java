package org.handbell.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListVersion;
import org.handbell.classifier.list.update.Active;
import org.handbell.classifier.list.update.ListState;
import org.handbell.classifier.list.update.ListTool;
import org.handbell.classifier.list.update.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell lists}: the lists in use, and what is done with them by hand. */
@Command(
    name = "lists",
    description = "Show, update, check and roll back the lists of addresses.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListsCommand.Show.class,
      ListsCommand.Update.class,
      ListsCommand.Check.class,
      ListsCommand.RollBack.class
    },
    footer = {"", "Example: ./handbell lists show --config handbell.yaml"})
final class ListsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** What every command on lists needs. */
  abstract static class OnLists implements Callable<Integer> {

    @Mixin private ConfigOption option;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      HandbellConfig config = option.read();
      try {
        return call(config, new Settings(config).judging().listTool(), spec.commandLine().getOut());
      } catch (ListException e) {
        throw new CannotRun(String.valueOf(e.getMessage()), e);
      } finally {
        spec.commandLine().getOut().flush();
      }
    }

    abstract int call(HandbellConfig config, ListTool tool, PrintWriter out)
        throws IOException, InterruptedException;

    static List<String> orAll(List<String> given, HandbellConfig config) {
      return given.isEmpty() ? config.lists().stream().map(ListConfig::id).toList() : given;
    }
  }

  @Command(
      name = "show",
      description = "Show each list's version, entries, age, source and digest.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell lists show --config handbell.yaml --versions"})
  static final class Show extends OnLists {

    private static final String ROW = "%-20s %-24s %-12s %10s  %-10s %-40s %s%n";

    @Option(names = "--versions", description = "Show the versions that are kept, too.")
    private boolean versions;

    @Override
    int call(HandbellConfig config, ListTool tool, PrintWriter out) throws IOException {
      out.printf(ROW, "LIST", "CATEGORY", "VERSION", "ENTRIES", "AGE", "SOURCE", "SHA-256");
      List<ListState> states = tool.states();
      for (int i = 0; i < states.size(); i++) {
        ListState state = states.get(i);
        row(config.lists().get(i), state, out);
        if (versions) {
          for (Active kept : tool.kept(state.list())) {
            out.printf("  kept %s, %d entries, taken %s%n", kept.name(), kept.size(), kept.taken());
          }
        }
      }
      return 0;
    }

    private static void row(ListConfig config, ListState state, PrintWriter out) {
      out.printf(
          Locale.ROOT,
          ROW,
          state.list(),
          what(config),
          or(state.version(), "none yet"),
          state.entries(),
          age(state.confirmed()),
          source(config),
          or(state.digest(), "-"));
    }

    private static String what(ListConfig config) {
      return switch (config.use()) {
        case ALLOW -> "allowed";
        case BLOCK -> config.category() == null ? "by folder" : config.category().id();
      };
    }

    private static String source(ListConfig config) {
      return config.origin() instanceof ListConfig.AtAddress at
          ? at.address().toString()
          : ((ListConfig.AtPath) config.origin()).path().toString();
    }

    private static String age(@Nullable Instant confirmed) {
      if (confirmed == null) {
        return "-";
      }
      Duration age = Duration.between(confirmed, Instant.now());
      return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " days";
    }

    private static String or(@Nullable String given, String otherwise) {
      return given == null ? otherwise : given;
    }
  }

  @Command(
      name = "update",
      description = "Ask the lists' sources now. A running Handbell takes up what is new.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell lists update iwf --config handbell.yaml"})
  static final class Update extends OnLists {

    @Option(
        names = "--accept",
        description = "Take the list although it is far smaller or larger, or was rolled back.")
    private boolean accept;

    @Parameters(paramLabel = "LIST", description = "Ids of lists. Default: all.")
    private List<String> ids = new ArrayList<>();

    @Override
    int call(HandbellConfig config, ListTool tool, PrintWriter out) throws InterruptedException {
      boolean good = true;
      for (String id : orAll(ids, config)) {
        Outcome outcome = tool.update(id, accept);
        good &= !(outcome instanceof Outcome.Refused);
        out.printf("%s: %s%n", id, said(outcome));
      }
      return good ? 0 : 1;
    }

    private static String said(Outcome outcome) {
      if (outcome instanceof Outcome.Taken taken) {
        return "version %s with %d entries".formatted(taken.now().name(), taken.now().size());
      }
      return outcome instanceof Outcome.Refused refused
          ? "not taken over: " + refused.why()
          : "as it was";
    }
  }

  @Command(
      name = "check",
      description = "Read each list from its source and say what is wrong; take nothing over.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell lists check --config handbell.yaml"})
  static final class Check extends OnLists {

    @Parameters(paramLabel = "LIST", description = "Ids of lists. Default: all.")
    private List<String> ids = new ArrayList<>();

    @Override
    int call(HandbellConfig config, ListTool tool, PrintWriter out) {
      boolean good = true;
      for (String id : orAll(ids, config)) {
        try {
          ListVersion read = tool.check(id);
          out.printf(
              "%s: good. %d entries, %d broken lines, version %s%n",
              id, read.size(), read.skipped(), read.name());
        } catch (ListException e) {
          good = false;
          out.println(e.getMessage());
        }
      }
      return good ? 0 : 1;
    }
  }

  @Command(
      name = "rollback",
      description = "Go back to the version before. The newest is not taken over again.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell lists rollback iwf --config handbell.yaml"})
  static final class RollBack extends OnLists {

    @Parameters(paramLabel = "LIST", description = "The list's id.")
    private String id = "";

    @Override
    int call(HandbellConfig config, ListTool tool, PrintWriter out) throws IOException {
      Active now = tool.rollBack(id);
      out.printf("%s: version %s with %d entries%n", id, now.name(), now.size());
      return 0;
    }
  }
}
