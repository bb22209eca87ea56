package org.handbell.notifier;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.handbell.calendar.Calendars;
import org.handbell.model.School;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.console.ConsoleSettings;
import org.handbell.notifier.deliver.MailSettings;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.look.ReportSettings;
import org.handbell.notifier.proof.ProofPlan;
import org.handbell.notifier.retention.Retention;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Routing;
import org.handbell.notifier.settle.Settling;
import org.handbell.notifier.silence.Silence;
import org.handbell.notifier.watch.WatchedSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the notifier needs to know of the organisation; what is not said is as usual:
 * London's time, a digest on Friday afternoon, nobody holding a key, no console, mail alone.
 */
public final class NotifierConfigBuilder {

  private List<School> schools;
  private final List<Contact> contacts;
  private final DatabaseSettings database;
  private final MailSettings mail;
  private Duration p2Hold = NotifierConfig.P2_HOLD;
  private @Nullable URI publicUrl;
  private ZoneId zone = ZoneId.of("Europe/London");
  private DayOfWeek digestDay = DayOfWeek.FRIDAY;
  private LocalTime digestTime = LocalTime.of(15, 30);
  private LocalTime summaryTime = LocalTime.of(15, 45);
  private @Nullable Calendars calendars;
  private List<WatchedSource> sources = List.of();
  private boolean linesKept;
  private Escalation escalation = Escalation.DEFAULT;
  private List<Silence> silences = List.of();
  private @Nullable ConsoleSettings console;
  private Channels channels = Channels.NONE;
  private Routing routing = Routing.USUAL;
  private ProofPlan proof = ProofPlan.NONE;
  private Settling settling = Settling.NONE;
  private Retention retention = Retention.USUAL;
  private ReportSettings reports = ReportSettings.USUAL;

  NotifierConfigBuilder(
      List<School> schools, List<Contact> contacts, DatabaseSettings database, MailSettings mail) {
    this.schools = schools;
    this.contacts = contacts;
    this.database = database;
    this.mail = mail;
  }

  NotifierConfigBuilder(NotifierConfig from) {
    this(from.schools(), from.contacts(), from.database(), from.mail());
    p2Hold = from.p2Hold();
    publicUrl = from.publicUrl();
    zone = from.zone();
    digestDay = from.digestDay();
    digestTime = from.digestTime();
    summaryTime = from.summaryTime();
    calendars = from.calendars();
    sources = from.sources();
    linesKept = from.linesKept();
    escalation = from.escalation();
    silences = from.silences();
    console = from.console();
    channels = from.channels();
    routing = from.routing();
    proof = from.proof();
    settling = from.settling();
    retention = from.retention();
    reports = from.reports();
  }

  public NotifierConfigBuilder schools(List<School> schools) {
    this.schools = schools;
    return this;
  }

  public NotifierConfigBuilder p2Hold(Duration p2Hold) {
    this.p2Hold = p2Hold;
    return this;
  }

  public NotifierConfigBuilder publicUrl(@Nullable URI publicUrl) {
    this.publicUrl = publicUrl;
    return this;
  }

  public NotifierConfigBuilder zone(ZoneId zone) {
    this.zone = zone;
    return this;
  }

  public NotifierConfigBuilder digestDay(DayOfWeek digestDay) {
    this.digestDay = digestDay;
    return this;
  }

  public NotifierConfigBuilder digestTime(LocalTime digestTime) {
    this.digestTime = digestTime;
    return this;
  }

  public NotifierConfigBuilder summaryTime(LocalTime summaryTime) {
    this.summaryTime = summaryTime;
    return this;
  }

  public NotifierConfigBuilder calendars(Calendars calendars) {
    this.calendars = calendars;
    return this;
  }

  public NotifierConfigBuilder sources(List<WatchedSource> sources) {
    this.sources = sources;
    return this;
  }

  public NotifierConfigBuilder linesKept(boolean linesKept) {
    this.linesKept = linesKept;
    return this;
  }

  public NotifierConfigBuilder escalation(Escalation escalation) {
    this.escalation = escalation;
    return this;
  }

  public NotifierConfigBuilder silences(List<Silence> silences) {
    this.silences = silences;
    return this;
  }

  public NotifierConfigBuilder console(@Nullable ConsoleSettings console) {
    this.console = console;
    return this;
  }

  public NotifierConfigBuilder channels(Channels channels) {
    this.channels = channels;
    return this;
  }

  public NotifierConfigBuilder routing(Routing routing) {
    this.routing = routing;
    return this;
  }

  public NotifierConfigBuilder proof(ProofPlan proof) {
    this.proof = proof;
    return this;
  }

  public NotifierConfigBuilder settling(Settling settling) {
    this.settling = settling;
    return this;
  }

  public NotifierConfigBuilder retention(Retention retention) {
    this.retention = retention;
    return this;
  }

  public NotifierConfigBuilder reports(ReportSettings reports) {
    this.reports = reports;
    return this;
  }

  /**
   * What was put together.
   *
   * @throws IllegalArgumentException where a P2 would be held longer than 15 minutes
   */
  public NotifierConfig build() {
    return new NotifierConfig(
        schools,
        contacts,
        database,
        mail,
        p2Hold,
        publicUrl,
        zone,
        digestDay,
        digestTime,
        summaryTime,
        calendars == null ? Calendars.usual(zone) : calendars,
        sources,
        linesKept,
        escalation,
        silences,
        console,
        channels,
        routing,
        proof,
        settling,
        retention,
        reports);
  }
}
