package org.handbell.app;

import java.nio.file.Path;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.classify.Circumstances;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.SchoolLines;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the commands judge that need no running Handbell: for which school, with which lists. */
final class JudgeOptions {

  @Option(
      names = "--phase",
      description =
          "The school's phase: primary, secondary. Default: that of --school, else secondary.")
  private @Nullable SchoolPhase phase;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Use this configuration's lists, lines and rulings.")
  private @Nullable Path config;

  @Option(
      names = "--school",
      paramLabel = "ID",
      description = "With --config: judge as for this school.")
  private @Nullable String school;

  private @Nullable HandbellConfig read;

  SchoolPhase phase() throws ConfigException, CannotRun {
    if (phase != null) {
      return phase;
    }
    return school == null ? SchoolPhase.SECONDARY : known(school).phase();
  }

  /** The school asked for, or one made up of that phase. */
  School school() throws ConfigException, CannotRun {
    return school == null ? AdHoc.school(phase()) : known(school);
  }

  /** A school day, for a person of whom nothing else is known. */
  Circumstances circumstances() throws ConfigException, CannotRun {
    Circumstances usual = Circumstances.of(phase());
    return school == null
        ? usual
        : usual.with(config().lines().getOrDefault(known(school).id(), SchoolLines.USUAL));
  }

  Classifier classifier() throws ConfigException, CannotRun {
    return config == null
        ? Classifier.standard(ListSet::none)
        : settings().judging().classifierUnderRulings();
  }

  /**
   * What the configuration means.
   *
   * @throws CannotRun when there is none
   */
  Settings settings() throws ConfigException, CannotRun {
    return new Settings(config());
  }

  private HandbellConfig config() throws ConfigException, CannotRun {
    if (config == null) {
      throw new CannotRun("this needs --config, which names the school and its folder of data");
    }
    if (read == null) {
      read = ConfigReader.read(config);
    }
    return read;
  }

  private School known(String id) throws ConfigException, CannotRun {
    return config().schools().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new CannotRun("the configuration names no school \"" + id + "\""));
  }
}
