package org.handbell.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.classifier.ClassifierStage;
import org.handbell.model.School;

/** A classifier that is measured without the rest. */
final class Stages {

  private Stages() {}

  /** On one thread, with its state in that folder. */
  static ClassifierStage classifier(
      List<School> schools,
      Path folder,
      boolean exactlyOnce,
      Map<String, Object> kafka,
      MeterRegistry meters)
      throws IOException {
    return ClassifierStage.start(
        new ClassifierConfig(
            schools,
            List.of(),
            folder.resolve("streams"),
            ClassifierConfig.DEFAULT_APPLICATION_ID,
            "1",
            folder.resolve("seal.key"),
            exactlyOnce,
            true,
            1),
        kafka,
        meters,
        Clock.systemUTC());
  }
}
