package org.handbell.notifier.register;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Floods.Mailbox;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Router;
import org.jspecify.annotations.Nullable;

/**
 * Reminds of the lesser concerns of some days ago: one mail a reader and school, of what that
 * reader may see.
 */
final class OpenConcerns {

  /** As many as a person reads in a mail; the rest are counted. */
  static final int MOST = 50;

  private static final Comparator<Line> ORDER =
      Comparator.comparing(Line::raisedAt).thenComparing(Line::number);

  private final NotifierConfig config;
  private final Router router;
  private final Instant now;
  private final Map<Mailbox, Letter> letters = new LinkedHashMap<>();

  OpenConcerns(NotifierConfig config, Instant now) {
    this.config = config;
    this.router = config.router(now);
    this.now = now;
  }

  private record Line(String number, Instant raisedAt, String theme) {}

  private record Letter(String schoolId, Contact reader, Instant due, List<Line> lines) {}

  /** One more to remind of, by a step that was due. */
  void add(Case c, DueStep step) {
    String schoolId = c.incident().schoolId();
    Line line = new Line(c.number(), c.raisedAt(), c.incident().theme().title());
    for (Delivery each : router.route(c.incident()).deliveries()) {
      Contact reader = each.contact();
      letters
          .computeIfAbsent(
              new Mailbox(schoolId, reader.address()),
              any -> new Letter(schoolId, reader, step.due(), new ArrayList<>()))
          .lines()
          .add(line);
    }
  }

  List<ReadyMail> mails() {
    return letters.values().stream().map(this::mail).toList();
  }

  private ReadyMail mail(Letter letter) {
    List<Line> lines = letter.lines().stream().sorted(ORDER).toList();
    return new ReadyMail(
        "open concerns %s, %d in all, since %s"
            .formatted(lines.get(0).number(), lines.size(), letter.due()),
        Reason.REMINDER,
        Priority.P3,
        letter.schoolId(),
        letter.reader(),
        words(config.school(letter.schoolId()), lines),
        now);
  }

  private MailText words(School school, List<Line> lines) {
    String shown =
        lines.stream()
            .limit(MOST)
            .map(
                line ->
                    "- case %s of %s: %s"
                        .formatted(
                            line.number(),
                            When.shortly(line.raisedAt(), config.zone()),
                            line.theme()))
            .collect(joining("\n"));
    return OpsText.mail(
        "[Handbell P3] Concerns that nobody has taken, " + school.name(),
        "These concerns stood in a daily summary, and nobody has taken them since:\n\n"
            + shown
            + rest(lines, config.publicUrl())
            + "\n\nPlease look at them and say what came of them.");
  }

  private static String rest(List<Line> lines, @Nullable URI handbell) {
    return lines.size() <= MOST
        ? ""
        : String.format(
            Locale.UK,
            "\n- and %,d more, up to case %s; all of them are open cases in Handbell%s",
            lines.size() - MOST,
            lines.get(lines.size() - 1).number(),
            handbell == null ? "" : ": " + handbell);
  }
}
