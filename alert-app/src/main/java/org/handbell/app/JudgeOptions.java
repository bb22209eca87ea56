package org.handbell.app;

import java.nio.file.Path;
import java.util.List;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.ConfigReader;
import org.handbell.classifier.classify.Classifier;
import org.handbell.model.SchoolPhase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the commands judge that need no running Handbell: for which school, with which lists. */
final class JudgeOptions {

  @Option(
      names = "--phase",
      defaultValue = "secondary",
      description = "The school's phase: primary, secondary. Default: ${DEFAULT-VALUE}.")
  private SchoolPhase phase;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Use this configuration's lists and rulings.")
  private @Nullable Path config;

  SchoolPhase phase() {
    return phase;
  }

  Classifier classifier() throws ConfigException, CannotRun {
    return config == null
        ? Classifier.standard(List.of())
        : new Settings(ConfigReader.read(config)).classifierUnderRulings();
  }
}
