package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.handbell.app.config.HandbellConfig;
import org.handbell.notifier.recuse.Recusal;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.sealed.CannotOpen;
import org.handbell.sealed.KeyFiles;
import org.handbell.sealed.SealedLine;
import org.handbell.sealed.Strongbox;
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
    subcommands = {SealedCommand.Keys.class, SealedCommand.Lines.class, SealedCommand.Open.class},
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
        for (SealedLine line : register.sealedLines()) {
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

  /** Opens the lines of a case. */
  @Command(
      name = "open",
      description =
          "Open the locked lines of a case for the police; two keyholders, with a reason.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./handbell sealed open --config handbell.yaml --case 2026-000123 --person head"
            + " --person dsl --from /media/stick1 --from /media/stick2 --reason \"crime reference"
            + " 4711\" -o line.txt"
      })
  static final class Open implements Callable<Integer> {

    @Mixin private ConfigOption option;

    @Option(names = "--case", required = true, paramLabel = "NUMBER", description = "Which case.")
    private String number;

    @Option(
        names = "--person",
        required = true,
        paramLabel = "ID",
        description = "A keyholder who is present; given twice.")
    private List<String> people = new ArrayList<>();

    @Option(
        names = "--from",
        required = true,
        paramLabel = "FOLDER",
        description = "Where the private halves are; may be given twice.")
    private List<Path> folders = new ArrayList<>();

    @Option(
        names = "--reason",
        required = true,
        description = "Why, such as the police's reference. It is recorded.")
    private String reason;

    @Option(
        names = "-o",
        required = true,
        paramLabel = "FILE",
        description = "A new file for the police. Nothing is shown on the screen.")
    private Path output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      HandbellConfig config = option.read();
      if (people.size() != 2 || people.get(0).equals(people.get(1))) {
        throw new CannotRun("it takes two different keyholders: give --person twice");
      }
      if (reason.isBlank() || Files.exists(output)) {
        throw new CannotRun("give a reason, and a file for -o that is not there yet");
      }
      List<Contact> keyholders = new ArrayList<>();
      for (String person : people) {
        keyholders.add(keyholder(config, person));
      }
      try (Register register = Register.open(new Settings(config).notifier(), Clock.systemUTC())) {
        Case about =
            register.find(number).orElseThrow(() -> new CannotRun("no such case: " + number));
        mayOpen(about, keyholders, config);
        Map<String, PrivateKey> keys = unlock();
        return open(register, about, keyholders, keys);
      }
    }

    /**
     * Nobody opens what is about themselves, and staff cases stay with those they are routed to.
     */
    private static void mayOpen(Case about, List<Contact> keyholders, HandbellConfig config)
        throws CannotRun {
      Recusal recusal =
          Recusal.of(about.incident().person(), about.incident().schoolId(), config.people());
      for (Contact keyholder : keyholders) {
        var against = recusal.against(keyholder);
        if (against.isPresent()) {
          throw new CannotRun(keyholder.id() + " may not open it: " + against.get());
        }
      }
    }

    private Map<String, PrivateKey> unlock() throws CannotRun {
      Passphrases passphrases = new Passphrases();
      Map<String, PrivateKey> keys = new HashMap<>();
      for (String person : people) {
        Path file =
            folders.stream()
                .map(folder -> privateKey(folder, person))
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new CannotRun("no private key of " + person + " in --from"));
        try {
          keys.put(
              person,
              KeyFiles.readPrivate(file, passphrases.ask("Passphrase of " + person + ": ")));
        } catch (CannotOpen | IOException e) {
          throw new CannotRun(String.valueOf(e.getMessage()), e);
        }
      }
      return keys;
    }

    private int open(
        Register register, Case about, List<Contact> keyholders, Map<String, PrivateKey> keys)
        throws IOException {
      List<SealedLine> lines = register.toOpen(about, keyholders, reason);
      int opened = 0;
      Files.createFile(output);
      try (BufferedWriter out = Files.newBufferedWriter(output, UTF_8)) {
        for (SealedLine line : lines) {
          try {
            out.write(Strongbox.open(line.box(), line.eventId(), keys));
            out.newLine();
            opened++;
          } catch (CannotOpen e) {
            spec.commandLine().getErr().println("line " + line.eventId() + ": " + e.getMessage());
          }
        }
      }
      String outcome = "%d of %d lines".formatted(opened, lines.size());
      register.opened(about, keyholders, outcome);
      spec.commandLine().getOut().printf("Opened %s into %s.%n", outcome, output);
      spec.commandLine().getOut().flush();
      return opened > 0 && opened == lines.size() ? 0 : 1;
    }
  }

  private static Contact keyholder(HandbellConfig config, String id) throws CannotRun {
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

  private static Path privateKey(Path folder, String id) {
    return folder.resolve(id + ".private.pem");
  }
}
