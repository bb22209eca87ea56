package org.handbell.app;

import java.nio.file.Path;
import java.util.List;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.ConfigReader;
import org.handbell.classifier.classify.Classifier;
import org.handbell.model.School;
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

  @Option(
      names = "--school",
      paramLabel = "ID",
      description = "With --config, judge as for this school, under its rulings.")
  private @Nullable String schoolId;

  /** The school asked for, or one made up of that phase. */
  School school() throws ConfigException, CannotRun {
    if (schoolId == null) {
      return AdHoc.school(phase);
    }
    if (config == null) {
      throw new CannotRun("--school needs --config, which names the schools");
    }
    return ConfigReader.read(config).schools().stream()
        .filter(school -> school.id().equals(schoolId))
        .findFirst()
        .orElseThrow(() -> new CannotRun("the configuration names no school " + schoolId));
  }

  Classifier classifier() throws ConfigException, CannotRun {
    return config == null
        ? Classifier.standard(List.of())
        : new Settings(ConfigReader.read(config)).classifierUnderRulings();
  }
}
