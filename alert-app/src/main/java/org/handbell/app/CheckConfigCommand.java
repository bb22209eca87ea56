package org.handbell.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Callable;
import org.handbell.app.config.HandbellConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code handbell check-config}: reads everything the configuration names, starts nothing. */
@Command(
    name = "check-config",
    description = "Read everything the configuration names and print each fault with its mend.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell check-config --config handbell.yaml"})
final class CheckConfigCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    HandbellConfig config = option.read();
    Settings settings = new Settings(config);
    settings.check(new SimpleMeterRegistry());
    settings.hints().forEach(hint -> spec.commandLine().getOut().println("hint: " + hint));
    spec.commandLine()
        .getOut()
        .printf(
            "%s: good. %d schools, %d sources, %d people, %d lists.%n",
            config.file(),
            config.schools().size(),
            config.sources().size(),
            config.people().size(),
            config.lists().size());
    return 0;
  }
}
