package org.handbell.notifier.console.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.health.HealthPage.Part;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.Backlog;

/** What the health page says of mails and of checks. */
final class PostView {

  private static final Duration CHECKED_SINCE = Duration.ofDays(30);
  private static final int MOST = 50;

  private final NotifierConfig config;
  private final Register register;

  PostView(NotifierConfig config, Register register) {
    this.config = config;
    this.register = register;
  }

  private String school(String id) {
    return Shown.name(config.school(id).name());
  }

  Part mails(List<String> schools, List<String> tended) {
    List<String> notes = new ArrayList<>();
    notes.add(
        register
            .backlogs()
            .lastDelivered()
            .map(at -> "The mail server last took a mail on " + When.at(at, config.zone()) + ".")
            .orElse("No mail has been sent yet."));
    Map<OutboxState, Long> counts = register.post().outboxCounts();
    long waiting =
        counts.entrySet().stream()
            .filter(each -> each.getKey() != OutboxState.SENT && each.getKey() != OutboxState.DEAD)
            .mapToLong(Map.Entry::getValue)
            .sum();
    notes.add(
        String.format(
            Locale.UK,
            "Of all schools' messages %,d were sent, %,d wait and %,d were given up.",
            counts.getOrDefault(OutboxState.SENT, 0L),
            waiting,
            counts.getOrDefault(OutboxState.DEAD, 0L)));
    return new Part(
        "outbox",
        "Mails that did not go out at once",
        notes,
        List.of("School", "Waiting", "Since", "What the last attempt came to", "Given up"),
        register.backlogs().all().stream()
            .filter(each -> schools.contains(each.schoolId()))
            .map(each -> row(each, tended.contains(each.schoolId())))
            .toList(),
        "Every mail went out.",
        false);
  }

  private List<String> row(Backlog each, boolean isTended) {
    Instant since = each.since();
    return List.of(
        school(each.schoolId()),
        String.valueOf(each.waiting()),
        since == null ? "" : When.shortly(since, config.zone()),
        isTended ? Shown.plain(each.why()) : "",
        String.valueOf(each.dead()));
  }

  Part dead(List<String> schools) {
    return new Part(
        "dead",
        "Mails that were given up",
        List.of(
            "Mend the address or the mailbox, then ./handbell outbox retry ID; where it need not be"
                + " sent any more, ./handbell outbox drop ID --reason."),
        List.of("Id", "School", "To", "Since", "Why"),
        register.deadLetters().all().stream()
            .filter(each -> schools.contains(each.schoolId()))
            .limit(MOST)
            .map(
                each ->
                    List.of(
                        each.id(),
                        school(each.schoolId()),
                        each.recipient(),
                        When.shortly(each.since(), config.zone()),
                        Shown.plain(each.why())))
            .toList(),
        "None.",
        false);
  }

  /** The newest of each thing that is checked. */
  Part checks(List<String> schools, Instant now) {
    Map<String, FilterCheck> newest = new LinkedHashMap<>();
    for (FilterCheck each : register.checkRecord().since(now.minus(CHECKED_SINCE))) {
      if (schools.contains(each.schoolId())) {
        newest.put(String.join("|", each.kind().id(), each.schoolId(), each.test()), each);
      }
    }
    return new Part(
        "checks",
        "Drills and checks",
        List.of("The newest of each of the last 30 days. ./handbell proof --run sends a line now."),
        List.of("What", "School", "Test", "When", "Result", "Took"),
        newest.values().stream().map(this::row).toList(),
        "Nothing was checked in 30 days: see proof in the configuration.",
        false);
  }

  private List<String> row(FilterCheck each) {
    Duration delay = each.delay();
    return List.of(
        switch (each.kind()) {
          case FILTER -> "Test of the filter";
          case LINE -> "Line through Handbell";
          case CANARY -> "Canary";
          case DELIVERY -> "Mail to a person";
        },
        school(each.schoolId()),
        Shown.name(each.test()),
        When.shortly(each.at(), config.zone()),
        each.result().id().replace('-', ' '),
        delay == null ? "" : When.during(delay));
  }
}
