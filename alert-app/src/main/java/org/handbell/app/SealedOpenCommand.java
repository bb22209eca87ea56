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
import org.apache.kafka.common.errors.SerializationException;
import org.handbell.app.config.HandbellConfig;
import org.handbell.notifier.console.cases.SealedFile;
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

/** {@code handbell sealed open}: the lines of a case for the police, opened by two keyholders. */
@Command(
    name = "open",
    description = "Open the locked lines of a case for the police; two keyholders, with a reason.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./handbell sealed open --config handbell.yaml --case 2026-000123 --person head"
          + " --person dsl --from /media/stick1 --from /media/stick2 --reason \"crime reference"
          + " 4711\" -o line.txt"
    })
final class SealedOpenCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(names = "--case", paramLabel = "NUMBER", description = "Which case.")
  private @Nullable String number;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Open what the console handed out, in place of what is kept.")
  private @Nullable Path file;

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
    if ((number == null) == (file == null)) {
      throw new CannotRun("say which: give --case or --file");
    }
    if (reason.isBlank() || Files.exists(output)) {
      throw new CannotRun("give a reason, and a file for -o that is not there yet");
    }
    List<Contact> keyholders = new ArrayList<>();
    for (String person : people) {
      keyholders.add(SealedCommand.keyholder(config, person));
    }
    if (Recusal.areOnePerson(keyholders.get(0), keyholders.get(1), config.people())) {
      throw new CannotRun("both are one person, or one is a mailbox that the other reads");
    }
    try (Register register = Register.open(new Settings(config).notifier(), Clock.systemUTC())) {
      SealedFile.Content handedOut = handedOut();
      String which = handedOut == null ? String.valueOf(number) : handedOut.number();
      Case about = register.find(which).orElseThrow(() -> new CannotRun("no such case: " + which));
      mayOpen(about, keyholders, config);
      Map<String, PrivateKey> keys = unlock();
      List<SealedLine> kept = register.sealedBox().toOpen(about, keyholders, reason);
      return open(register, about, keyholders, keys, handedOut == null ? kept : handedOut.lines());
    }
  }

  /** Nobody opens what is about themselves, and staff cases stay with those they are routed to. */
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
              .map(folder -> SealedCommand.privateKey(folder, person))
              .filter(Files::isReadable)
              .findFirst()
              .orElseThrow(() -> new CannotRun("no private key of " + person + " in --from"));
      try {
        keys.put(
            person, KeyFiles.readPrivate(file, passphrases.ask("Passphrase of " + person + ": ")));
      } catch (CannotOpen | IOException e) {
        throw new CannotRun(String.valueOf(e.getMessage()), e);
      }
    }
    return keys;
  }

  private SealedFile.@Nullable Content handedOut() throws CannotRun {
    try {
      return file == null ? null : SealedFile.read(Files.readAllBytes(file));
    } catch (IOException | SerializationException e) {
      throw new CannotRun(file + " is no file that the console handed out", e);
    }
  }

  private int open(
      Register register,
      Case about,
      List<Contact> keyholders,
      Map<String, PrivateKey> keys,
      List<SealedLine> lines)
      throws IOException {
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
    register.sealedBox().opened(about, keyholders, outcome);
    spec.commandLine().getOut().printf("Opened %s into %s.%n", outcome, output);
    spec.commandLine().getOut().flush();
    return opened > 0 && opened == lines.size() ? 0 : 1;
  }
}
