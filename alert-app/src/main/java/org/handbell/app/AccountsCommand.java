package org.handbell.app;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.HandbellConfig;
import org.handbell.notifier.access.Area;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell accounts}: who signs in to the console. */
@Command(
    name = "accounts",
    description = "Who signs in to the console: invite somebody, list and remove accounts.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|invite|remove",
    footer = {
      "",
      "Examples:",
      "  ./handbell accounts --config handbell.yaml list",
      "  ./handbell accounts --config handbell.yaml invite dsl",
      "The link that invite prints works once and for a day. Hand it to that person and nobody",
      "else; it sets a new password where there was one. Both are recorded."
    })
final class AccountsCommand implements Callable<Integer> {

  private static final String TECHNICIAN = "command line";

  @Mixin private ConfigOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Everybody who may sign in, and whether they have set it up.")
  int list() throws ConfigException {
    HandbellConfig config = option.read();
    try (Register register = open(config)) {
      List<String> holders = register.accounts().holders();
      for (Contact person : config.people()) {
        if (Area.OWN.admits(person.role())) {
          spec.commandLine()
              .getOut()
              .printf(
                  "%-16s %-12s %s%n",
                  person.id(),
                  person.role().id(),
                  holders.contains(person.id()) ? "signs in here" : "not invited, or not set up");
        }
      }
    }
    return 0;
  }

  @Command(
      name = "invite",
      mixinStandardHelpOptions = true,
      description = "Print a link by which that person sets up an account.")
  int invite(@Parameters(paramLabel = "PERSON-ID") String id) throws ConfigException, CannotRun {
    HandbellConfig config = option.read();
    if (!config.http().console()) {
      throw new CannotRun(
          "there is no console in this configuration; add console: { listen: \"http://127.0.0.1:8080\" }");
    }
    Contact who = person(config, id);
    try (Register register = open(config)) {
      String secret = register.accounts().invite(who, Invitation.Kind.ACCOUNT, TECHNICIAN);
      spec.commandLine()
          .getOut()
          .println(link(new Settings(config).consoleUrl().toString(), secret));
    }
    spec.commandLine()
        .getErr()
        .printf("For %s alone, once, within %d hours.%n", who.name(), Invitation.VALID.toHours());
    return 0;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "End that account and everywhere it is signed in.")
  int remove(@Parameters(paramLabel = "PERSON-ID") String id) throws ConfigException, CannotRun {
    try (Register register = open(option.read())) {
      if (!register.accounts().remove(id, TECHNICIAN)) {
        throw new CannotRun("\"" + id + "\" has no account");
      }
    }
    return 0;
  }

  /** Where an invitation leads. */
  static String link(String url, String secret) {
    return url.replaceAll("/+$", "") + "/invitation/" + secret;
  }

  private static Register open(HandbellConfig config) {
    return Register.open(new Settings(config).notifier(), Clock.systemUTC());
  }

  private static Contact person(HandbellConfig config, String id) throws CannotRun {
    Contact who =
        config.people().stream()
            .filter(person -> person.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new CannotRun("nobody under people has the id \"" + id + "\""));
    if (!Area.OWN.admits(who.role())) {
      throw new CannotRun(
          "%s has the role %s, which does not sign in".formatted(id, who.role().id()));
    }
    return who;
  }
}
