package org.handbell.notifier.register;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.MailText;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Delivery;
import org.handbell.notifier.route.Router;

/**
 * Reminds of the lesser concerns of some days ago: one mail a reader, of what that reader may see.
 */
final class OpenConcerns {

  private final NotifierConfig config;

  OpenConcerns(NotifierConfig config) {
    this.config = config;
  }

  List<ReadyMail> mails(String schoolId, List<Case> cases, Instant now) {
    Map<String, Contact> readers = new LinkedHashMap<>();
    Map<String, List<Case>> byAddress = new LinkedHashMap<>();
    Router router = config.router(now);
    for (Case c : cases) {
      for (Delivery each : router.route(c.incident()).deliveries()) {
        String address = each.contact().address();
        readers.putIfAbsent(address, each.contact());
        byAddress.computeIfAbsent(address, any -> new ArrayList<>()).add(c);
      }
    }
    List<ReadyMail> mails = new ArrayList<>();
    readers.forEach(
        (address, reader) ->
            mails.add(mail(schoolId, reader, byAddress.getOrDefault(address, List.of()), now)));
    return mails;
  }

  private ReadyMail mail(String schoolId, Contact reader, List<Case> cases, Instant now) {
    String numbers = cases.stream().map(Case::number).collect(joining(" "));
    return new ReadyMail(
        "open concerns " + numbers,
        Reason.REMINDER,
        Priority.P3,
        schoolId,
        reader,
        words(config.school(schoolId), cases),
        now);
  }

  private MailText words(School school, List<Case> cases) {
    String lines =
        cases.stream()
            .map(
                c ->
                    "- case %s of %s: %s"
                        .formatted(
                            c.number(),
                            When.shortly(c.raisedAt(), config.zone()),
                            c.incident().theme().title()))
            .collect(joining("\n"));
    return OpsText.mail(
        "[Handbell P3] Concerns that nobody has taken, " + school.name(),
        "These concerns stood in a daily summary, and nobody has taken them since:\n\n"
            + lines
            + "\n\nPlease look at them and say what came of them.");
  }
}
