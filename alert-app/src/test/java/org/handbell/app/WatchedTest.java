package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever watches a trust is shown what Handbell really counts, and told what to do. */
class WatchedTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path RULES = ROOT.resolve("docker/trust/prometheus/alerts.yml");
  private static final Path PANELS = ROOT.resolve("docker/trust/grafana/dashboards/handbell.json");
  private static final Pattern METRIC = Pattern.compile("\\bhandbell_[a-z_]+");
  private static final Pattern RUNBOOK = Pattern.compile("runbook: \"([^,\"]+), ");

  @Test
  void every_rule_says_what_to_do_in_a_document_that_exists() throws IOException {
    String rules = Files.readString(RULES);

    Matcher runbook = RUNBOOK.matcher(rules);

    int found = 0;
    while (runbook.find()) {
      assertThat(ROOT.resolve(runbook.group(1))).exists();
      found++;
    }
    assertThat(found).isPositive().isEqualTo(rules.split("- alert: ", -1).length - 1);
  }

  /** The metrics of Handbell's own that a rule or a panel asks for. */
  static Set<String> metrics() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher metric = METRIC.matcher(Files.readString(RULES) + Files.readString(PANELS));
    while (metric.find()) {
      named.add(metric.group());
    }
    return named;
  }
}
