package org.handbell.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.console.records.SubjectAccess;
import org.handbell.notifier.register.Erasures;
import org.handbell.notifier.register.PersonFiles.PersonFile;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code handbell person}: what is kept of one person, for them or to be erased. It is done in the
 * name of somebody who may read those cases, and reaches no further than they do.
 */
@Command(
    name = "person",
    description = "What is kept of one person: a copy for them, or their erasure by two people.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "export|erase",
    subcommands = {PersonCommand.Export.class, PersonCommand.Erase.class},
    footer = {
      "",
      "Examples:",
      "  ./handbell person export --config handbell.yaml --person elm/jbloggs --by dsl --to jo.html",
      "  ./handbell person erase --config handbell.yaml --person elm/jbloggs --by dsl --second head"
          + " --reason \"asked for by a parent\""
    })
final class PersonCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** What both do: open the register in somebody's name. */
  abstract static class OfPerson implements Callable<Integer> {

    @Mixin private ConfigOption option;

    @Option(
        names = "--person",
        required = true,
        paramLabel = "ID",
        description = "School, slash and account: elm/jbloggs.")
    String person;

    @Option(
        names = "--by",
        required = true,
        paramLabel = "ID",
        description = "In whose name: an id under people who may read the cases.")
    String by;

    @Spec CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      NotifierConfig config = new Settings(option.read()).notifier();
      try (Register register = Register.open(config, Clock.systemUTC())) {
        return run(config, register);
      }
    }

    abstract int run(NotifierConfig config, Register register) throws CannotRun;

    static Contact contact(NotifierConfig config, String id) throws CannotRun {
      return CaseCommand.OnRegister.person(config, id);
    }

    static Sight sight(NotifierConfig config, Contact who) {
      return Sight.of(
          Viewer.of(who, config.contacts()).contacts(),
          config.contacts(),
          config.schools().stream().map(School::id).toList());
    }
  }

  @Command(
      name = "export",
      description = {
        "Write what is kept of a person to a file, .html to read or .json, without names of others.",
        "Sealed lines are never in it. Read it before it is handed over."
      },
      mixinStandardHelpOptions = true)
  static final class Export extends OfPerson {

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "A new file.")
    private Path to;

    @Option(
        names = "--withhold",
        paramLabel = "NUMBER",
        split = ",",
        description = "Cases that they do not receive, as telling could harm somebody.")
    private List<String> withhold = new ArrayList<>();

    @Override
    int run(NotifierConfig config, Register register) throws CannotRun {
      PersonFile file =
          register
              .personFiles()
              .of(person, sight(config, contact(config, by)))
              .orElseThrow(
                  () -> new CannotRun("nothing is kept of that person that " + by + " may see"));
      String school = file.cases().get(0).listed().about().incident().schoolId();
      SubjectAccess copy =
          SubjectAccess.of(
              file,
              withhold,
              register.personFiles().others(school, person),
              config,
              config.school(school).name(),
              Clock.systemUTC().instant());
      register.personFiles().exported(by, person, copy.cases().size(), copy.withheld());
      try {
        Files.write(
            to,
            to.toString().endsWith(".json") ? copy.json() : copy.html(),
            StandardOpenOption.CREATE_NEW);
      } catch (IOException e) {
        throw new CannotRun("cannot write the new file " + to, e);
      }
      spec.commandLine()
          .getErr()
          .printf("%d cases, %d withheld%n", copy.cases().size(), copy.withheld());
      return 0;
    }
  }

  @Command(
      name = "erase",
      description = {
        "Erase a person: every case about them that both people may see, with all that is about it.",
        "Out of reach: mails that were sent, backups, the filter's own log, events that Kafka keeps"
            + " for 14 days, what judging remembers for up to 60 days, the directory and rulings."
      },
      mixinStandardHelpOptions = true)
  static final class Erase extends OfPerson {

    @Option(
        names = "--second",
        required = true,
        paramLabel = "ID",
        description = "Who else agrees: another person's id under people.")
    private String second;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    int run(NotifierConfig config, Register register) throws CannotRun {
      Contact asking = contact(config, by);
      Contact agreeing = contact(config, second);
      Erasures erasures = register.erasures();
      refuse(erasures.ask(person, asking, sight(config, asking), reason));
      String id =
          erasures.pending().stream()
              .filter(each -> person.equals(each.personId()))
              .reduce((a, b) -> b)
              .orElseThrow(() -> new CannotRun("the request is gone"))
              .id();
      Optional<String> not =
          erasures.agree(id, agreeing, sight(config, agreeing), config.contacts());
      if (not.isPresent()) {
        refuse(erasures.refuse(id, asking));
        refuse(not);
      }
      spec.commandLine().getOut().printf("%d cases erased%n", erasures.run());
      return 0;
    }

    private static void refuse(Optional<String> not) throws CannotRun {
      if (not.isPresent()) {
        throw new CannotRun(not.get());
      }
    }
  }
}
