package org.handbell.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.handbell.app.cluster.Preparation;
import org.handbell.app.cluster.Principals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell cluster}: a Kafka cluster of one's own. */
@Command(
    name = "cluster",
    description = "Make a Kafka cluster ready for the stages.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(prepare | move)",
    subcommands = {ClusterCommand.Prepare.class, ClusterMoveCommand.class},
    footer = {
      "",
      "Example: ./handbell cluster prepare --admin admin.properties --passwords secrets"
    })
final class ClusterCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** How an administrator reaches the cluster, as that file says. */
  static Properties administrator(Path file) throws CannotRun {
    Properties settings = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
      return settings;
    } catch (IOException e) {
      throw new CannotRun("cannot read %s: name a file of Kafka's settings".formatted(file), e);
    }
  }

  /** Creates topics, users and rights; done again it does no harm. */
  @Command(
      name = "prepare",
      description = {
        "Create the topics with their settings, or check those that are there; with --passwords"
            + " also one user a stage (SCRAM-SHA-512) with the rights it needs and no more."
      },
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: ./handbell cluster prepare --admin admin.properties --passwords secrets"
      })
  static final class Prepare implements Callable<Integer> {

    @Option(
        names = "--admin",
        required = true,
        paramLabel = "FILE",
        description = "how an administrator reaches the cluster, as Kafka's own tools read it")
    private Path admin;

    @Option(
        names = "--passwords",
        paramLabel = "FOLDER",
        description =
            "holds handbell-ingest, handbell-classifier and handbell-notifier, a password each")
    private @Nullable Path passwords;

    @Option(names = "--single-broker", description = "one broker: one replica of everything")
    private boolean singleBroker;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      try (Admin client = Admin.create(administrator(admin))) {
        Preparation.of(client, singleBroker, passwords());
      } catch (ExecutionException | KafkaException | IllegalStateException e) {
        Throwable why = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        throw new CannotRun("the cluster cannot be prepared: " + why.getMessage(), e);
      }
      spec.commandLine().getErr().println("The cluster is ready for the stages.");
      return 0;
    }

    private Map<String, String> passwords() throws CannotRun {
      Map<String, String> read = new LinkedHashMap<>();
      if (passwords == null) {
        return read;
      }
      for (String user : Principals.ALL_USERS) {
        Path file = passwords.resolve(user);
        try {
          read.put(user, Files.readString(file).strip());
        } catch (IOException e) {
          throw new CannotRun(
              "cannot read %s: write the password of %s into it".formatted(file, user), e);
        }
      }
      return read;
    }
  }
}
