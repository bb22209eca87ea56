package org.handbell.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.TestAlerts;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Confirmations;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.watch.ContactState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell contacts}: of whom it is known that alerts reach them. */
@Command(
    name = "contacts",
    description = "Who has confirmed that alerts reach them; ask again, or write it down by hand.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | test | confirm)",
    subcommands = {
      ContactsCommand.ListThem.class,
      ContactsCommand.Test.class,
      ContactsCommand.Confirm.class
    },
    footer = {"", "Example: ./handbell contacts list --config handbell.yaml"})
final class ContactsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  @Command(
      name = "list",
      description = "Everybody under people, and whether alerts reach them.",
      mixinStandardHelpOptions = true)
  static final class ListThem extends CaseCommand.OnRegister {

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) {
      Instant now = Clock.systemUTC().instant();
      boolean all = true;
      for (ContactState state : register.confirmations().states()) {
        Contact contact = state.contact();
        out.printf(
            "%-12s %-12s %-32s %s%s%n",
            contact.id(),
            contact.role().id(),
            contact.email(),
            words(state, config),
            config.presence(now).isAway(contact) ? "; away today" : "");
        all &= state.confirmed() != null && !state.refused();
      }
      return all ? 0 : 1;
    }

    private static String words(ContactState state, NotifierConfig config) {
      String refused = state.refused() ? "; mail there is refused" : "";
      if (state.confirmed() != null) {
        String by =
            state.by() == null || state.by().equals(Confirmations.BY_LINK)
                ? ""
                : ", as " + state.by() + " says";
        return "confirmed " + When.shortly(state.confirmed(), config.zone()) + by + refused;
      }
      return (state.asked() == null
              ? "not asked yet"
              : "asked " + When.shortly(state.asked(), config.zone()) + ", no answer")
          + refused;
    }
  }

  @Command(
      name = "test",
      description = "Send a test alert to a contact; Handbell must run for it to leave.",
      mixinStandardHelpOptions = true)
  static final class Test extends CaseCommand.OnRegister {

    @Parameters(paramLabel = "ID", description = "An id under people.")
    private String id;

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun {
      Contact contact = person(config, id);
      new TestAlerts(config, register, Clock.systemUTC()).ask(contact);
      out.printf("A test alert waits to be sent to %s%n", contact.email());
      return 0;
    }
  }

  @Command(
      name = "confirm",
      description = "Write down that alerts reach a contact, and who said so.",
      mixinStandardHelpOptions = true)
  static final class Confirm extends CaseCommand.OnRegister {

    @Parameters(paramLabel = "ID", description = "An id under people.")
    private String id;

    @Option(
        names = "--said-by",
        required = true,
        paramLabel = "WHO",
        description = "Who said that the test alert came, such as \"B. Deputy by phone\".")
    private String saidBy;

    @Override
    int run(NotifierConfig config, Register register, PrintWriter out) throws CannotRun {
      if (saidBy.isBlank() || saidBy.strip().equals(Confirmations.BY_LINK)) {
        throw new CannotRun("--said-by names who said that the test alert came");
      }
      register.confirmations().confirm(person(config, id), saidBy.strip());
      out.printf("It is written down that alerts reach %s%n", id);
      return 0;
    }
  }
}
