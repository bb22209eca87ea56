package org.handbell.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.handbell.app.App.Stage;
import org.handbell.app.cluster.TopicMove;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.embedded.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell cluster move}: a school's broker is outgrown. */
@Command(
    name = "move",
    description = {
      "Copy what a school's own broker holds to an empty cluster: events that wait to be judged,"
          + " what the classifier remembers, and how far each was read. Handbell must not run"
          + " meanwhile. Afterwards set kafka.bootstrap; the data folder stays in use."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./handbell cluster move --config handbell.yaml --admin admin.properties"
    })
final class ClusterMoveCommand implements Callable<Integer> {

  @Mixin private ConfigOption option;

  @Option(
      names = "--admin",
      required = true,
      paramLabel = "FILE",
      description = "how an administrator reaches the cluster, as Kafka's own tools read it")
  private Path admin;

  @Option(names = "--single-broker", description = "one broker: one replica of everything")
  private boolean singleBroker;

  @Spec private CommandSpec spec;

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public Integer call() throws Exception {
    HandbellConfig config = option.read();
    Path log = config.data().resolve("kafka");
    if (!Files.isDirectory(log)) {
      throw new CannotRun(
          "there is no broker of Handbell's own in %s: name the school's configuration"
              .formatted(config.data()));
    }
    Map<String, Object> target = new HashMap<>();
    ClusterCommand.administrator(admin)
        .forEach((key, value) -> target.put(String.valueOf(key), value));
    try (DataLock lock = DataLock.take(config.data(), EnumSet.allOf(Stage.class));
        EmbeddedBroker broker = EmbeddedBroker.start(log, 0)) {
      say(TopicMove.move(Map.of("bootstrap.servers", broker.bootstrap()), target, singleBroker));
      return 0;
    } catch (ExecutionException | KafkaException | IllegalStateException | IOException e) {
      Throwable why = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
      throw new CannotRun("nothing is lost, but not moved: " + why.getMessage(), e);
    }
  }

  private void say(Map<String, Long> counts) {
    PrintWriter out = spec.commandLine().getOut();
    counts.forEach((topic, records) -> out.printf("%-60s %,12d records%n", topic, records));
    out.printf(
        "The cluster holds what the broker held. Now set kafka.bootstrap; leave data as it is, for"
            + " lines may wait in its spool.%n");
    out.flush();
  }
}
