package org.handbell.notifier.console.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.handbell.notifier.compose.Shown;
import org.handbell.notifier.register.Desk.Told;
import org.handbell.notifier.register.Entry;
import org.handbell.notifier.register.Listed;
import org.jspecify.annotations.Nullable;

/** What happened around a case, in order of time: mails, what people did, other cases. */
record Course(String number, List<Event> events) {

  /**
   * One of them.
   *
   * @param kind raised, told, note, weighed, outcome or another-case
   * @param by id of who did it or was told
   * @param text what was written, or why somebody was told
   * @param number of another case
   */
  record Event(
      String at,
      String kind,
      @Nullable String by,
      @Nullable String text,
      @Nullable String number,
      @Nullable String state) {}

  static Course of(Listed about, List<Entry> entries, List<Told> mails, List<Listed> others) {
    List<Event> events = new ArrayList<>();
    String raised = about.about().raisedAt().toString();
    events.add(new Event(raised, "raised", null, null, null, null));
    entries.forEach(each -> events.add(written(each)));
    mails.forEach(each -> events.add(told(each)));
    others.forEach(each -> events.add(other(each)));
    events.sort(Comparator.comparing(each -> Instant.parse(each.at())));
    return new Course(about.about().number(), events);
  }

  private static Event written(Entry entry) {
    return new Event(
        entry.at().toString(),
        Asked.word(entry.kind()),
        entry.by(),
        Shown.prose(entry.words()),
        null,
        null);
  }

  private static Event told(Told mail) {
    return new Event(
        mail.at().toString(),
        "told",
        mail.recipient(),
        mail.reason().id(),
        null,
        Asked.word(mail.state()));
  }

  private static Event other(Listed listed) {
    return new Event(
        listed.about().incident().lastOccurred().toString(),
        "another-case",
        null,
        listed.about().incident().theme().title(),
        listed.about().number(),
        listed.about().outcome() == null ? "open" : "closed");
  }
}
