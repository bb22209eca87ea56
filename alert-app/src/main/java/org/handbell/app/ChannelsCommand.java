package org.handbell.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.model.Priority;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Nudge;
import org.handbell.notifier.deliver.Receiver.Deferred;
import org.handbell.notifier.deliver.Receiver.Delivered;
import org.handbell.notifier.deliver.Receiver.Refused;
import org.handbell.notifier.deliver.Receiver.Result;
import org.handbell.notifier.deliver.Receiver.Unknown;
import org.handbell.notifier.deliver.http.HttpReceiver;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handbell channels}: whether what is configured beside mail reaches anybody. */
@Command(
    name = "channels",
    description = "Try a channel.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "test",
    subcommands = ChannelsCommand.Test.class,
    footer = {"", "Example: ./handbell channels test leads --config handbell.yaml"})
final class ChannelsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** Sends one message that says it is a test. */
  @Command(
      name = "test",
      description = {
        "Send a message over a channel that says it is a test, and print what became of it.",
        "It says nothing about any case. Handbell may run meanwhile."
      },
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell channels test sms --to dsl --config handbell.yaml"})
  static final class Test implements Callable<Integer> {

    @Mixin private ConfigOption option;

    @Parameters(paramLabel = "ID", description = "An id under channels.")
    private String id;

    @Option(
        names = "--to",
        paramLabel = "ID",
        description = "Whose phone: an id under people. Needed where several have the channel.")
    private @Nullable String to;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      NotifierConfig config = new Settings(option.read()).notifier();
      Channel channel =
          config
              .channels()
              .find(id)
              .orElseThrow(() -> new CannotRun("no channel has the id \"%s\"".formatted(id)));
      Clock clock = Clock.systemUTC();
      Result result =
          new HttpReceiver(channel, clock).send(nudge(config, channel, clock.instant()));
      spec.commandLine().getOut().printf("channel %s: %s%n", id, said(result));
      return result instanceof Delivered ? 0 : 1;
    }

    private Nudge nudge(NotifierConfig config, Channel channel, Instant now) throws CannotRun {
      String phone = channel.kind() == Kind.SMS ? phone(config) : null;
      String school = config.schools().get(0).id();
      String key = "test-" + now.toEpochMilli();
      return new Nudge(key, now, Reason.TEST, null, Priority.P1, school, phone, null);
    }

    private String phone(NotifierConfig config) throws CannotRun {
      List<Contact> readers =
          config.contacts().stream()
              .filter(contact -> to == null ? isReader(config, contact) : contact.id().equals(to))
              .toList();
      String phone = readers.size() == 1 ? config.channels().phone(readers.get(0)) : null;
      if (phone == null) {
        throw new CannotRun("name with --to one person under people who has a phone");
      }
      return phone;
    }

    private boolean isReader(NotifierConfig config, Contact contact) {
      return config.channels().isTold(contact, id);
    }

    private static String said(Result result) {
      if (result instanceof Deferred deferred) {
        return "not now: " + deferred.reason();
      }
      if (result instanceof Refused refused) {
        return "refused: " + refused.reason();
      }
      return result instanceof Unknown unknown
          ? "it may have arrived: " + unknown.reason()
          : "the other side has taken it; see that it arrived";
    }
  }
}
