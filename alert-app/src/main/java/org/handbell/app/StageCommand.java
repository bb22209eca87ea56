package org.handbell.app;

import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.handbell.app.App.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One stage on its own, against the cluster in {@code kafka.bootstrap}. */
abstract class StageCommand implements Callable<Integer> {

  private final Stage stage;

  @Mixin private ConfigOption config;
  @Spec private CommandSpec spec;

  StageCommand(Stage stage) {
    this.stage = stage;
  }

  @Override
  public Integer call() throws Exception {
    return RunCommand.runUntilStopped(spec, config.read(), EnumSet.of(stage));
  }

  @Command(
      name = "ingest",
      description = "Run the receivers alone, against a Kafka cluster.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell ingest --config trust.yaml"})
  static final class Ingest extends StageCommand {
    Ingest() {
      super(Stage.INGEST);
    }
  }

  @Command(
      name = "classifier",
      description = "Run the classifier alone, against a Kafka cluster.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell classifier --config trust.yaml"})
  static final class Classifier extends StageCommand {
    Classifier() {
      super(Stage.CLASSIFIER);
    }
  }

  @Command(
      name = "notifier",
      description = "Run the notifier alone, against a Kafka cluster.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: ./handbell notifier --config trust.yaml"})
  static final class Notifier extends StageCommand {
    Notifier() {
      super(Stage.NOTIFIER);
    }
  }
}
