package org.handbell.app;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.LoggedMessage;
import org.handbell.notifier.register.LoggedMessage.Attempt;
import org.handbell.notifier.register.OutboxState;

/**
 * Prints what was sent about a case: a line for each message, and one for each attempt below it.
 */
final class MessageLog {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private final ZoneId zone;
  private final PrintWriter out;

  MessageLog(ZoneId zone, PrintWriter out) {
    this.zone = zone;
    this.out = out;
  }

  void print(List<LoggedMessage> messages) {
    messages.forEach(this::print);
    long twice =
        messages.stream()
            .flatMap(message -> message.attempts().stream())
            .filter(Attempt::mayHaveArrived)
            .count();
    if (twice > 0) {
      out.printf("  possible duplicates: %d%n", twice);
    }
  }

  private void print(LoggedMessage message) {
    out.printf(
        "  %s  %-12s by %-8s to %-12s %-10s (%s)%n",
        When.shortly(message.at(), zone),
        message.reason().id(),
        message.channel(),
        message.recipient(),
        word(message.state()),
        message.because());
    for (Attempt attempt : message.attempts()) {
      out.printf(
          "      %s  attempt %d %s: %s%s%n",
          SECONDS.format(attempt.at().atZone(zone)),
          attempt.number(),
          word(attempt.result()),
          attempt.detail(),
          attempt.mayHaveArrived() ? " (it may have arrived)" : "");
    }
  }

  private static String word(OutboxState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
