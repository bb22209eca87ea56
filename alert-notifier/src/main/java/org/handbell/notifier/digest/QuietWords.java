package org.handbell.notifier.digest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.Hidden;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.silence.Silence;

/** What silences hid, in sentences: which, why, on whose word, until when and what. */
final class QuietWords {

  private static final int MOST = 10;

  private final NotifierConfig config;

  QuietWords(NotifierConfig config) {
    this.config = config;
  }

  /** One sentence for each silence that hid something which this reader may know of. */
  List<String> of(List<Hidden> hidden, Contact reader) {
    ReadableCases readable = new ReadableCases(reader, config.contacts());
    Map<String, List<Case>> bySilence = new TreeMap<>();
    hidden.stream()
        .filter(each -> readable.contains(each.about()))
        .collect(groupingBy(Hidden::silence))
        .forEach(
            (id, those) ->
                bySilence.put(id, those.stream().map(Hidden::about).distinct().toList()));
    List<String> sentences = new ArrayList<>();
    bySilence.forEach((id, cases) -> sentences.add(sentence(id, cases)));
    return sentences;
  }

  private String sentence(String id, List<Case> cases) {
    return String.format(
        Locale.UK,
        "Silence %s hid %,d %s: %s.",
        described(id),
        cases.size(),
        cases.size() == 1 ? "concern" : "concerns",
        numbers(cases));
  }

  private static String numbers(List<Case> cases) {
    String first = cases.stream().limit(MOST).map(Case::number).collect(joining(", "));
    return cases.size() > MOST ? first + " and " + (cases.size() - MOST) + " more" : first;
  }

  private String described(String id) {
    Optional<Silence> silence =
        config.silences().stream().filter(each -> each.id().equals(id)).findFirst();
    return silence
        .map(
            each ->
                "%s (%s; %s; until %s)"
                    .formatted(
                        id,
                        Shown.name(each.reason()),
                        each.by().stream().map(this::name).collect(joining(" and ")),
                        When.at(each.until(), config.zone())))
        .orElse(id);
  }

  private String name(String contactId) {
    return config.contacts().stream()
        .filter(contact -> contact.id().equals(contactId))
        .map(contact -> Shown.name(contact.name()))
        .findFirst()
        .orElse(contactId);
  }
}
