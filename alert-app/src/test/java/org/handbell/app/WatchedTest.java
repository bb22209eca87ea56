package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
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
  private static final Path OPERATIONS = ROOT.resolve("docs/operations.md");
  private static final Pattern RUNBOOK = Pattern.compile("runbook: \"([^,\"]+), ([^:\"]+)");

  /** A promise, its metric, its alert and its panel, as the document's table has them. */
  private static final Pattern PROMISE =
      Pattern.compile(
          "(?m)^\\| ([^|`]+) \\| `([a-z_]+)` \\| `(Handbell[A-Za-z]+)` \\| ([^|]+) \\|$");

  @Test
  void every_rule_says_what_to_do_in_a_document_that_exists() throws IOException {
    String rules = Files.readString(RULES);

    Matcher runbook = RUNBOOK.matcher(rules);

    int found = 0;
    while (runbook.find()) {
      assertThat(ROOT.resolve(runbook.group(1)))
          .content(UTF_8)
          .containsIgnoringCase(runbook.group(2).strip());
      found++;
    }
    assertThat(found).isPositive().isEqualTo(rules.split("- alert: ", -1).length - 1);
  }

  @Test
  void every_promise_that_can_break_has_a_metric_an_alert_and_a_panel() throws IOException {
    String rules = Files.readString(RULES);
    String panels = Files.readString(PANELS);

    Matcher promise = PROMISE.matcher(Files.readString(OPERATIONS));

    Set<String> alerts = new TreeSet<>();
    while (promise.find()) {
      String rule =
          rules.substring(Math.max(0, rules.indexOf("alert: " + promise.group(3) + "\n")));
      assertThat(rule).as(promise.group(1)).startsWith("alert: " + promise.group(3));
      assertThat(rule.lines().skip(1).findFirst().orElse("")).contains(promise.group(2));
      assertThat(panels).contains("\"title\": \"" + promise.group(4) + "\"");
      alerts.add(promise.group(3));
    }
    Matcher rule = Pattern.compile("- alert: (\\w+)").matcher(rules);
    while (rule.find()) {
      if (!rule.group(1).equals("HandbellInstanceDown")) { // its stage goes on
        assertThat(alerts).contains(rule.group(1));
      }
    }
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
