package org.handbell.notifier.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;

/** When a way in's certificate comes to its end, told in steps: firewalls that look at it stop. */
final class CertificateRules {

  private static final List<Integer> STEPS = List.of(1, 7, 14, 30);
  private static final int LONGEST_BREAK = 60;

  private CertificateRules() {}

  /** The step that it has come to; each is a trouble of its own, so that each is told once. */
  static Optional<Trouble> of(String source, List<Heard> fresh, Scene scene) {
    return fresh.stream()
        .map(each -> each.report().certificateEnds())
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .flatMap(ends -> of(source, ends, scene));
  }

  private static Optional<Trouble> of(String source, Instant ends, Scene scene) {
    Fact fact = new Fact("Ends", When.at(ends, scene.zone()));
    long days = days(scene.now(), ends);
    if (days <= 0) {
      return Optional.of(
          scene.trouble(
              Kind.CERTIFICATE_ENDED,
              source,
              List.of(source),
              ends,
              "The certificate of %s has run out.".formatted(source),
              fact));
    }
    long counted = days - daysUntilNextList(scene) + 1;
    return STEPS.stream()
        .filter(step -> counted <= step)
        .findFirst()
        .map(
            step ->
                scene.trouble(
                    Kind.CERTIFICATE_ENDS,
                    "%s (%d)".formatted(source, step),
                    List.of(source),
                    scene.now(),
                    "The certificate of %s runs out in %s."
                        .formatted(source, days == 1 ? "1 day" : days + " days"),
                    fact));
  }

  private static long days(Instant now, Instant ends) {
    Duration left = Duration.between(now, ends);
    return left.isNegative() ? 0 : left.plusDays(1).minusMillis(1).toDays();
  }

  /** Nobody reads a list in the holidays: what will be due by their end is told before them. */
  private static int daysUntilNextList(Scene scene) {
    LocalDate today = LocalDate.ofInstant(scene.now(), scene.zone());
    int days = 1;
    while (days < LONGEST_BREAK && !scene.calendar().schoolDay(today.plusDays(days))) {
      days++;
    }
    return days;
  }
}
