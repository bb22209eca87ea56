package org.handbell.classifier.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted about rulings; never whom they are about. */
final class RulingsMetrics {

  final Counter published;
  final Counter refused;
  final Counter silenced;

  RulingsMetrics(MeterRegistry registry) {
    published = counter(registry, "published", "Changes of the file that took effect");
    refused = counter(registry, "refused", "Changes of the file that were refused");
    silenced = counter(registry, "silenced", "Rules silenced by a school's exception");
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("handbell.classifier.rulings." + name)
        .description(description)
        .register(registry);
  }
}
