package org.handbell.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.register.DeadLetters;
import org.handbell.notifier.register.DeadLetters.Letter;
import org.handbell.notifier.register.DeadLetters.Refused;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.Backlog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code handbell outbox}: the mails that could not be delivered. Nothing here shows what a mail
 * says or whom a concern is about.
 */
@Command(
    name = "outbox",
    description = "List the mails that could not be delivered, send them again or let them go.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | retry | drop)",
    subcommands = {
      OutboxCommand.ListThem.class,
      OutboxCommand.Retry.class,
      OutboxCommand.Drop.class
    },
    footer = {"", "Example: ./handbell outbox retry 3f2a9c --config handbell.yaml"})
final class OutboxCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** Who sits at the machine: no account of Handbell's own is asked for here. */
  private static String operator() {
    return "os:" + System.getProperty("user.name", "unknown");
  }

  private static int tell(DeadLetters.Answer answer, String done, PrintWriter out)
      throws CannotRun {
    if (answer instanceof Refused refused) {
      throw new CannotRun(refused.reason());
    }
    Letter letter = ((DeadLetters.Done) answer).letter();
    out.printf("%s to %s %s%n", letter.id(), letter.recipient(), done);
    return 0;
  }

  @Command(
      name = "list",
      description = {
        "The mails that were given up, the oldest first, and how many wait to be tried again.",
        "Columns: id, days since it was given up, school, reason, priority, recipient, attempts,"
            + " answer."
      },
      mixinStandardHelpOptions = true)
  static final class ListThem extends CaseCommand.OnRegister {

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) {
      for (Letter each : register.deadLetters().all()) {
        out.printf(
            "%s  %4dd  %-12s %-12s %s  %-12s %3d  %s%n",
            each.id(),
            Duration.between(each.since(), Clock.systemUTC().instant()).toDays(),
            each.schoolId(),
            each.reason().id(),
            each.urgency(),
            each.recipient(),
            each.attempts(),
            each.why());
      }
      register.backlogs().all().stream()
          .filter(each -> each.waiting() > 0)
          .forEach(each -> out.println(waiting(each)));
      return 0;
    }

    private static String waiting(Backlog each) {
      return "%s: %d wait to be tried again, last attempt: %s"
          .formatted(each.schoolId(), each.waiting(), each.why());
    }
  }

  @Command(
      name = "retry",
      description = "Send mails once more, as soon as Handbell runs.",
      mixinStandardHelpOptions = true)
  static final class Retry extends CaseCommand.OnRegister {

    @Parameters(
        paramLabel = "ID",
        arity = "1..*",
        description = "The beginning of an id of the list.")
    private List<String> ids;

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun {
      for (String id : ids) {
        var unused = tell(register.deadLetters().retry(id, operator()), "is sent once more", out);
      }
      return 0;
    }
  }

  @Command(
      name = "drop",
      description = "Let mails go: they are never sent.",
      mixinStandardHelpOptions = true)
  static final class Drop extends CaseCommand.OnRegister {

    @Parameters(
        paramLabel = "ID",
        arity = "1..*",
        description = "The beginning of an id of the list.")
    private List<String> ids;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why, without names; it is kept in the audit chain.")
    private String reason;

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun {
      for (String id : ids) {
        var unused = tell(register.deadLetters().drop(id, operator(), reason), "is let go", out);
      }
      return 0;
    }
  }
}
