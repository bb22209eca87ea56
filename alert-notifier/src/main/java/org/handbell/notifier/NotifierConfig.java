package org.handbell.notifier;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.handbell.calendar.Calendars;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.console.ConsoleSettings;
import org.handbell.notifier.deliver.MailSettings;
import org.handbell.notifier.escalate.Chain;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.look.ReportSettings;
import org.handbell.notifier.proof.ProofPlan;
import org.handbell.notifier.retention.Retention;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Presence;
import org.handbell.notifier.route.Router;
import org.handbell.notifier.route.Routing;
import org.handbell.notifier.settle.Settling;
import org.handbell.notifier.silence.Silence;
import org.handbell.notifier.watch.WatchedSource;
import org.jspecify.annotations.Nullable;

/**
 * What the notifier needs to know of the organisation.
 *
 * @param contacts everybody under {@code people}, of all schools
 * @param database where the register is kept
 * @param p2Hold how long a P2 waits so that a burst makes one mail
 * @param publicUrl where a reader's phone reaches the console; absent, mails hold no link
 * @param zone of school hours, case numbers and mails
 * @param summaryTime of the daily summary
 * @param calendars when each school is in
 * @param sources those whose silence is missed
 * @param linesKept true where keyholders are named, for whom lines of illegal content are locked
 * @param escalation what happens when nobody takes a case
 * @param silences what nobody is mailed about for a while
 * @param console how the console is reached; absent where there is none
 * @param routing what was chosen about who is told
 * @param channels how people are reached beside mail
 * @param settling for how long schools are spared at first
 * @param proof what is to be proved each day
 * @param retention how long each kind of data is kept
 * @param reports what was chosen about reports
 */
public record NotifierConfig(
    List<School> schools,
    List<Contact> contacts,
    DatabaseSettings database,
    MailSettings mail,
    Duration p2Hold,
    @Nullable URI publicUrl,
    ZoneId zone,
    DayOfWeek digestDay,
    LocalTime digestTime,
    LocalTime summaryTime,
    Calendars calendars,
    List<WatchedSource> sources,
    boolean linesKept,
    Escalation escalation,
    List<Silence> silences,
    @Nullable ConsoleSettings console,
    Channels channels,
    Routing routing,
    ProofPlan proof,
    Settling settling,
    Retention retention,
    ReportSettings reports) {

  public static final Duration P2_HOLD = Duration.ofMinutes(10);

  /** One of those, to be reached by mail, with everything else as usual. */
  public static NotifierConfigBuilder of(
      List<School> schools, List<Contact> contacts, DatabaseSettings database, MailSettings mail) {
    return new NotifierConfigBuilder(schools, contacts, database, mail);
  }

  /** Everything as it is here, to be changed in parts. */
  public NotifierConfigBuilder toBuilder() {
    return new NotifierConfigBuilder(this);
  }

  public NotifierConfig {
    schools = List.copyOf(schools);
    contacts = List.copyOf(contacts);
    sources = List.copyOf(sources);
    silences = List.copyOf(silences);
    if (p2Hold.isNegative() || p2Hold.compareTo(Duration.ofMinutes(15)) > 0) {
      throw new IllegalArgumentException("a P2 is told within 15 minutes, not held " + p2Hold);
    }
  }

  /** The same with a console. */
  public NotifierConfig with(ConsoleSettings settings) {
    return toBuilder().console(settings).build();
  }

  /** The same with channels beside mail. */
  public NotifierConfig with(Channels beside) {
    return toBuilder().channels(beside).build();
  }

  /** The same with routes and absences. */
  public NotifierConfig with(Routing chosen) {
    return toBuilder().routing(chosen).build();
  }

  /** The same, with that to be proved. */
  public NotifierConfig with(ProofPlan plan) {
    return toBuilder().proof(plan).build();
  }

  /** The same with the first days that schools have to come. */
  public NotifierConfig with(Settling first) {
    return toBuilder().settling(first).build();
  }

  /** The same with times of its own for what is kept. */
  public NotifierConfig with(Retention kept) {
    return toBuilder().retention(kept).build();
  }

  /** The same with what was chosen about reports. */
  public NotifierConfig with(ReportSettings looks) {
    return toBuilder().reports(looks).build();
  }

  /** Who is told of what, at that moment. */
  public Router router(Instant now) {
    return new Router(
        contacts,
        schools.stream().collect(toMap(School::id, School::phase, (a, b) -> a)),
        routing.routes(),
        presence(now));
  }

  /** Who is told when nobody takes a case, at that moment. */
  public Chain chain(Instant now) {
    return new Chain(contacts, escalation.rota(), presence(now));
  }

  /** True where somebody at that school can be reached at any hour. */
  public boolean isReachable(String schoolId, Instant now) {
    return contacts.stream()
        .filter(contact -> contact.serves(schoolId))
        .filter(contact -> escalation.rota().contains(contact.id()))
        .anyMatch(contact -> !presence(now).isAway(contact));
  }

  /** Who is away at that moment. */
  public Presence presence(Instant now) {
    return Presence.at(now, contacts, routing.absences());
  }

  /** The school of that id; one that the configuration no longer names goes by its id. */
  public School school(String id) {
    return schools.stream()
        .filter(school -> school.id().equals(id))
        .findFirst()
        .orElseGet(() -> new School(id, id, SchoolPhase.ALL_THROUGH));
  }
}
