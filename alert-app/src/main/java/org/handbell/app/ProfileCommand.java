package org.handbell.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.ingest.profile.Formats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell profile}: files that describe how a product writes its lines. */
@Command(
    name = "profile",
    description = "Make or check a file that describes the lines of a product.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "suggest|test",
    subcommands = {SuggestCommand.class, ProfileCommand.Test.class},
    footer = {
      "",
      "Example: ./handbell profile suggest lines.txt -o my-filter.yaml",
      "         ./handbell profile test my-filter.yaml"
    })
final class ProfileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(
      name = "test",
      description = "Read profiles and run their tests; each fault is said with file and line.",
      mixinStandardHelpOptions = true)
  static final class Test implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The profiles.")
    private List<Path> files = List.of();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws CannotRun {
      Formats formats = AdHoc.formats(files);
      for (String name : formats.ownNames(files.size())) {
        spec.commandLine().getOut().printf("%s: sound, and its tests pass%n", name);
      }
      return 0;
    }
  }
}
