package org.handbell.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.handbell.app.config.HandbellConfig;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.sealed.KeyFiles;
import org.handbell.sealed.SealedLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell sealed}: the locked lines of illegal content, and the keys to them. */
@Command(
    name = "sealed",
    description =
        "Locked log lines of illegal matches: make a key, list them, open a case's for the police.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "keys|list|open",
    subcommands = {SealedCommand.Keys.class, SealedCommand.Lines.class, SealedOpenCommand.class},
    footer = {"", "Example: ./handbell sealed list --config handbell.yaml"})
final class SealedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** Makes a keyholder's key. */
  @Command(
      name = "keys",
      description =
          "Make the key of a keyholder, who chooses its passphrase and keeps its private half.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./handbell sealed keys --config handbell.yaml --person dsl --to /media/stick"
      })
  static final class Keys implements Callable<Integer> {

    @Mixin private ConfigOption option;

    @Option(names = "--person", required = true, paramLabel = "ID", description = "Whose key.")
    private String person;

    @Option(
        names = "--to",
        required = true,
        paramLabel = "FOLDER",
        description = "Where the private half goes: a memory stick, never this computer.")
    private Path to;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      HandbellConfig config = option.read();
      keyholder(config, person);
      Passphrases passphrases = new Passphrases();
      char[] first = passphrases.ask("Passphrase for " + person + ", 15 characters or more: ");
      if (!new String(first).equals(new String(passphrases.ask("Once more: ")))) {
        throw new CannotRun("the two passphrases differ; no key was made");
      }
      Path publicFile = config.sealed().publicKey(person);
      Path privateFile = privateKey(to, person);
      try {
        String fingerprint = KeyFiles.make(publicFile, privateFile, first);
        spec.commandLine()
            .getOut()
            .printf(
                "%s: key %s. Public half %s, private half %s.%nKeep the private half and the"
                    + " passphrase apart from this computer: without two of them nobody opens a"
                    + " line.%n",
                person, fingerprint, publicFile, privateFile);
      } catch (IOException e) {
        throw new CannotRun("no key was made: " + e, e);
      }
      return 0;
    }
  }

  /** Lists what is locked away. */
  @Command(
      name = "list",
      description =
          "List the locked lines: case, time, list, device. What is in them is not shown.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell sealed list --config handbell.yaml"})
  static final class Lines implements Callable<Integer> {

    @Mixin private ConfigOption option;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      try (Register register =
          Register.open(new Settings(option.read()).notifier(), Clock.systemUTC())) {
        for (SealedLine line : register.sealedBox().all()) {
          String number = register.caseOf(line.incidentId()).map(Case::number).orElse("-");
          spec.commandLine()
              .getOut()
              .printf(
                  "%s  %s  %s  %s  %s%n",
                  number,
                  line.received(),
                  String.join(",", line.found()),
                  known(line.device()),
                  known(line.ip()));
        }
        spec.commandLine().getOut().flush();
      }
      return 0;
    }

    private static String known(@Nullable String name) {
      return name == null ? "-" : name.replaceAll("\\p{Cntrl}", "?");
    }
  }

  static Contact keyholder(HandbellConfig config, String id) throws CannotRun {
    if (!config.sealed().keyholders().contains(id)) {
      throw new CannotRun(
          id
              + " is no keyholder; sealed.keyholders names: "
              + String.join(", ", config.sealed().keyholders()));
    }
    return config.people().stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new CannotRun("nobody under people has the id " + id));
  }

  static Path privateKey(Path folder, String id) {
    return folder.resolve(id + ".private.pem");
  }
}
