package org.handbell.notifier.register;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.handbell.model.Finding;
import org.handbell.model.School;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.People;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.register.Floods.Wave;
import org.jspecify.annotations.Nullable;

/** The words of the mail that stands for many, and of the one that says there are many. */
final class FloodText {

  private static final int MOST = 10;

  private FloodText() {}

  static MailText of(School school, List<Wave> waves, @Nullable URI handbell) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.UK,
            "More than %d serious concerns (P2) waited for you at once. This mail stands for %,d, so"
                + " that nothing else drowns in them. None is left out: each is a case in Handbell,"
                + " from %s to %s. Immediate alerts (P1) still come one by one.",
            Floods.MOST,
            waves.size(),
            waves.get(0).number(),
            waves.get(waves.size() - 1).number()));
    table(lines, "What they are about:", waves, wave -> wave.incident().theme().title());
    table(lines, "What found them:", waves, FloodText::rule);
    table(lines, "Who has most:", waves, wave -> People.inShort(wave.incident().person()));
    lines.add(
        "\nSo many at once are mostly a lesson, a new page that everybody opens, or a rule that fits"
            + " too much; look first at those named above, then at the rest."
            + (handbell == null ? "" : " Open Handbell: " + handbell));
    return OpsText.mail(
        String.format(
            Locale.UK,
            "[Handbell P2] %,d serious concerns in one mail, %s",
            waves.size(),
            school.name()),
        String.join("\n", lines));
  }

  static MailText ofAlerts(School school) {
    return OpsText.mail(
        "[Handbell] Many immediate alerts, " + school.name(),
        "More than %d immediate alerts (P1) for one person came within %d minutes. Each comes as a"
                .formatted(Floods.MOST, Floods.WINDOW.toMinutes())
            + " mail of its own, the oldest first, as fast as the mail server takes them; that may"
            + " take a while, and a mailbox may refuse so many. Do not wait for the mails: open"
            + " Handbell, where all of them stand already. IT: look at what is sent to Handbell and"
            + " at the mail server's limits.");
  }

  private static String rule(Wave wave) {
    return wave.incident().evidence().stream()
        .flatMap(evidence -> evidence.findings().stream())
        .filter(finding -> finding.priority() == wave.incident().priority())
        .map(Finding::rule)
        .findFirst()
        .map(Shown::name)
        .orElse("several together");
  }

  private static void table(
      List<String> lines, String title, List<Wave> waves, Function<Wave, String> by) {
    Map<String, Long> counts = waves.stream().collect(groupingBy(by, TreeMap::new, counting()));
    lines.add("\n" + title);
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .forEach(
            each ->
                lines.add(String.format(Locale.UK, "- %s: %,d", each.getKey(), each.getValue())));
    if (counts.size() > MOST) {
      lines.add(String.format(Locale.UK, "- and %,d more", counts.size() - MOST));
    }
  }
}
