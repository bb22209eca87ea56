package org.handbell.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.handbell.app.config.ConfigReader;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Desk;
import org.handbell.notifier.register.Holding;
import org.handbell.notifier.register.Outcome;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.silence.Silence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code handbell case}: what a school without a reachable console needs of it. Nothing here names
 * a pupil or what was typed: whoever sits at the server need not know.
 */
@Command(
    name = "case",
    description = "List, take and close cases. Names nobody that a case is about.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(NUMBER | list | show | acknowledge | close | silences)",
    subcommands = {
      CaseCommand.ListThem.class,
      CaseCommand.Show.class,
      CaseCommand.Acknowledge.class,
      CaseCommand.Close.class,
      CaseCommand.Silences.class
    },
    footer = {
      "",
      "Example: ./handbell case acknowledge 2026-000123 --by dsl --config handbell.yaml"
    })
final class CaseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "The configuration.")
  private @Nullable Path config;

  @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Show that case.")
  private @Nullable String number;

  @Override
  public Integer call() throws Exception {
    if (number == null || config == null) {
      spec.commandLine().usage(spec.commandLine().getErr());
      return 2;
    }
    NotifierConfig read = new Settings(ConfigReader.read(config)).notifier();
    try (Register register = Register.open(read, Clock.systemUTC())) {
      return Show.show(number, read, register, spec.commandLine().getOut());
    }
  }

  /** What all of them do: open the register, and say what came of it. */
  abstract static class OnRegister implements Callable<Integer> {

    @Mixin private ConfigOption option;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      NotifierConfig config = new Settings(option.read()).notifier();
      try (Register register = Register.open(config, Clock.systemUTC())) {
        return run(config, register, spec.commandLine().getOut());
      }
    }

    abstract int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun;

    static Case find(Register register, String number) throws CannotRun {
      return register
          .find(number)
          .orElseThrow(() -> new CannotRun("there is no case " + number + "; see case list"));
    }

    static Contact person(NotifierConfig config, String id) throws CannotRun {
      return config.contacts().stream()
          .filter(contact -> contact.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new CannotRun("nobody under people has the id \"%s\"".formatted(id)));
    }

    static int say(Desk.Answer answer, String done, PrintWriter out) throws CannotRun {
      if (answer instanceof Desk.Refused refused) {
        throw new CannotRun(refused.reason());
      }
      out.println(done);
      return 0;
    }

    static String state(Case c, Holding holding) {
      if (c.outcome() != null) {
        return "closed";
      }
      return holding.name() == null ? "open" : "taken by " + holding.name();
    }
  }

  @Command(
      name = "list",
      description = "The cases without an outcome, and those of the last week.",
      mixinStandardHelpOptions = true)
  static final class ListThem extends OnRegister {

    @Option(names = "--school", paramLabel = "ID", description = "Of that school alone.")
    private @Nullable String school;

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) {
      Instant since = Clock.systemUTC().instant().minus(Duration.ofDays(7));
      register.desk().openOrSince(since).stream()
          .filter(c -> school == null || school.equals(c.incident().schoolId()))
          .sorted(Comparator.comparing((Case c) -> c.incident().priority()))
          .forEach(
              c ->
                  out.printf(
                      "%s  %s  %-12s %s  %s%n",
                      c.number(),
                      c.incident().priority(),
                      c.incident().schoolId(),
                      When.shortly(c.raisedAt(), config.zone()),
                      state(c, register.desk().holding(c))));
      return 0;
    }
  }

  @Command(
      name = "show",
      description = "Who holds a case and every message about it: to whom, why, how, and its fate.",
      mixinStandardHelpOptions = true)
  static final class Show extends OnRegister {

    @Parameters(paramLabel = "NUMBER", description = "Such as 2026-000123.")
    private String number;

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun {
      return show(number, config, register, out);
    }

    static int show(String number, NotifierConfig config, Register register, PrintWriter out)
        throws CannotRun {
      Case c = find(register, number);
      out.printf(
          "%s, %s, %s, raised %s, %s%n",
          c.number(),
          c.incident().priority(),
          config.school(c.incident().schoolId()).name(),
          When.at(c.raisedAt(), config.zone()),
          state(c, register.desk().holding(c)));
      new MessageLog(config.zone(), out).print(register.desk().log(c));
      return 0;
    }
  }

  @Command(
      name = "acknowledge",
      description = "Take a case for a person, so that nobody is reminded of it.",
      mixinStandardHelpOptions = true)
  static final class Acknowledge extends OnRegister {

    @Parameters(paramLabel = "NUMBER", description = "Such as 2026-000123.")
    private String number;

    @Option(
        names = "--by",
        required = true,
        paramLabel = "ID",
        description = "Who takes it: an id under people.")
    private String by;

    @Option(
        names = "--assign",
        paramLabel = "ID",
        description = "Who is to deal with it. Default: the same person.")
    private @Nullable String assign;

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun {
      Contact who = person(config, by);
      Contact to = assign == null ? who : person(config, assign);
      return say(
          register.desk().acknowledge(number, who, to),
          "%s has taken case %s".formatted(who.name(), number),
          out);
    }
  }

  @Command(
      name = "close",
      description = "Close a case with what came of it.",
      mixinStandardHelpOptions = true)
  static final class Close extends OnRegister {

    @Parameters(paramLabel = "NUMBER", description = "Such as 2026-000123.")
    private String number;

    @Option(
        names = "--by",
        required = true,
        paramLabel = "ID",
        description = "Who closes it: an id under people.")
    private String by;

    @Option(
        names = "--kind",
        required = true,
        paramLabel = "KIND",
        description = "What came of it: ${COMPLETION-CANDIDATES}.")
    private Outcome.Kind kind;

    @Option(names = "--summary", paramLabel = "TEXT", description = "The concern, in a sentence.")
    private String summary = "";

    @Option(names = "--action", paramLabel = "TEXT", description = "What was done.")
    private String action = "";

    @Option(names = "--decision", paramLabel = "TEXT", description = "What was decided.")
    private String decision = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why so.")
    private String reason = "";

    @Option(names = "--referral", paramLabel = "TEXT", description = "To whom it was referred.")
    private String referral = "";

    @Option(
        names = "--reference",
        paramLabel = "TEXT",
        description = "Of the record in MyConcern or CPOMS, or with whom it was referred to.")
    private String reference = "";

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun {
      return say(
          register.casework().close(number, person(config, by), outcome()),
          "Case %s is closed".formatted(number),
          out);
    }

    private Outcome outcome() throws CannotRun {
      try {
        return new Outcome(kind, summary, action, decision, reason, referral, reference);
      } catch (IllegalArgumentException e) {
        throw new CannotRun("each text takes at most 4,000 characters", e);
      }
    }
  }

  @Command(
      name = "silences",
      description = "The silences of the configuration, and the cases that each has hidden.",
      mixinStandardHelpOptions = true)
  static final class Silences extends OnRegister {

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) {
      Map<String, List<String>> hidden = new TreeMap<>(register.desk().silenced());
      Instant now = Clock.systemUTC().instant();
      for (Silence silence : config.silences()) {
        out.printf(
            "%s: %s, until %s, by %s: %s%n",
            silence.id(),
            silence.isOn(now) ? "on" : "off",
            When.shortly(silence.until(), config.zone()),
            String.join(" and ", silence.by()),
            silence.reason());
        say(hidden.getOrDefault(silence.id(), List.of()), out);
        hidden.remove(silence.id());
      }
      hidden.forEach(
          (id, numbers) -> {
            out.printf("%s: no longer in the configuration%n", id);
            say(numbers, out);
          });
      return 0;
    }

    private static void say(List<String> numbers, PrintWriter out) {
      out.printf(
          "  hid %d: %s%n",
          numbers.size(), numbers.isEmpty() ? "none" : String.join(", ", numbers));
    }
  }
}
