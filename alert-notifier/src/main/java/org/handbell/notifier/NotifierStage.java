package org.handbell.notifier;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.handbell.model.ListReport;
import org.handbell.model.Ruling;
import org.handbell.model.SourceReport;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.compose.AlertMail;
import org.handbell.notifier.compose.Composer;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.console.Console;
import org.handbell.notifier.deliver.BounceReader;
import org.handbell.notifier.deliver.NudgeReceiver;
import org.handbell.notifier.deliver.Receiver;
import org.handbell.notifier.deliver.SmtpReceiver;
import org.handbell.notifier.deliver.http.HttpReceiver;
import org.handbell.notifier.digest.Bulletins;
import org.handbell.notifier.outbox.Bounces;
import org.handbell.notifier.outbox.NudgeSender;
import org.handbell.notifier.outbox.Sender;
import org.handbell.notifier.proof.Heartbeat;
import org.handbell.notifier.register.OutboxState;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.verdict.Rehearsal;
import org.handbell.notifier.watch.JudgingRules;
import org.handbell.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notifier at work: reads incidents, keeps the register and sends what is owed. */
public final class NotifierStage implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NotifierStage.class);
  private static final Duration SEND_EVERY = Duration.ofMillis(500);
  private static final Duration ESCALATE_EVERY = Duration.ofSeconds(1);
  private static final Duration PUBLISH_EVERY = Duration.ofSeconds(2);
  private static final Duration WRITE_EVERY = Duration.ofSeconds(5);
  private static final Duration WATCH_EVERY = Duration.ofSeconds(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MAIL_STUCK = Duration.ofMinutes(30);

  private final Register register;
  private final Console console;
  private final IncidentReader reader;
  private final Watchman watchman;
  private final JudgingWatch judging;
  private final SourceReports reports;
  private final @Nullable Bounces bounces;
  private final List<Runnable> ends;

  /**
   * @param ends what stops each part, in the order in which they stop
   */
  private NotifierStage(
      Register register,
      Console console,
      IncidentReader reader,
      Watchman watchman,
      JudgingWatch judging,
      SourceReports reports,
      @Nullable Bounces bounces,
      List<Runnable> ends) {
    this.register = register;
    this.console = console;
    this.reader = reader;
    this.watchman = watchman;
    this.judging = judging;
    this.reports = reports;
    this.bounces = bounces;
    this.ends = List.copyOf(ends);
  }

  /**
   * Starts it all. Neither Kafka nor the mail server need be there yet.
   *
   * @param kafkaClient what any Kafka client needs to connect; {@code group.instance.id} where
   *     several notifiers share a cluster
   * @throws IllegalStateException when the database is damaged, with what to do
   */
  public static NotifierStage start(
      NotifierConfig config, Map<String, Object> kafkaClient, MeterRegistry metrics, Clock clock) {
    Register register = Register.open(config, clock);
    return start(config, register, Rehearsal.NONE, kafkaClient, metrics, clock);
  }

  /**
   * As above.
   *
   * @param register opened by this configuration; closed with this
   * @param rehearsal on what a person's ruling is tried before they sign it
   */
  public static NotifierStage start(
      NotifierConfig config,
      Register register,
      Rehearsal rehearsal,
      Map<String, Object> kafkaClient,
      MeterRegistry metrics,
      Clock clock) {
    Receiver receiver = new SmtpReceiver(config.mail());
    Console console = new Console(config, register, rehearsal, metrics, clock, System::nanoTime);
    Composer composer =
        new AlertMail(
            config.mail().includeWords(),
            config.zone(),
            config.publicUrl(),
            config.linesKept(),
            config.calendars(),
            console);
    watch(register, metrics);
    int unheard = register.tellUnheard();
    if (unheard > 0) {
      LOG.error("{} concerns have no recipient: see people in the configuration", unheard);
    }
    register.post().recoverAtStart();
    Sender sender = new Sender(config, register, composer, receiver, clock, metrics);
    Chores sending =
        new Chores("notifier-sender", register).each(SEND_EVERY, "sending", sender::sendDue);
    NudgeSender nudgeSender = nudgeSender(config, register, clock, metrics);
    Chores nudging =
        new Chores("notifier-nudges", register).each(SEND_EVERY, "nudging", nudgeSender::sendDue);
    Escalator escalator = new Escalator(register.clocks(), clock, metrics);
    Chores escalating =
        new Chores("escalator", register)
            .leading(Duration.ZERO, ESCALATE_EVERY, "escalating", escalator::runDue);
    Bulletins bulletins = new Bulletins(register, config, config.reports().names(), clock, metrics);
    Chores writing =
        new Chores("bulletins", register)
            .leading(Duration.ZERO, WRITE_EVERY, "bulletins", bulletins::look);
    IncidentReader reader =
        new IncidentReader(
            kafkaClient, register, () -> sending.soon("sending", sender::sendDue), metrics);
    reader.start();
    SourceReports reports = new SourceReports(System::nanoTime);
    ReportReader<SourceReport> sources =
        new ReportReader<>(kafkaClient, Topics.SOURCES, reports::take, reports::forget);
    sources.start();
    ListReports listReports = new ListReports();
    ReportReader<ListReport> lists =
        new ReportReader<>(
            kafkaClient,
            Topics.LISTS,
            report -> {
              listReports.take(report);
              register.figures().listed(report);
            },
            key -> {
              listReports.forget(key);
              register.figures().unlisted(key);
            });
    lists.start();
    RulingsHeard heard = new RulingsHeard();
    ReportReader<Ruling> rulings =
        new ReportReader<>(kafkaClient, Topics.RULINGS, heard::take, heard::forget);
    rulings.start();
    UnreadLines unread = new UnreadLines(kafkaClient, System::nanoTime);
    console.surroundings().hears(reports::heard, listReports::all, heard::all, unread::shapes);
    Bounces bounces =
        config.mail().bounces() == null
            ? null
            : new Bounces(new BounceReader(config.mail(), clock), register, clock, metrics);
    Chores bouncing = new Chores("bounces", register);
    if (bounces != null) {
      bouncing.leading(Duration.ZERO, MINUTE, "bounces", bounces::look);
    }
    Postmaster postmaster =
        new Postmaster(config, register, bounces == null ? Optional::empty : bounces::failing);
    Watchman watchman =
        new Watchman(
            config, register, reports, listReports, postmaster, metrics, clock, System::nanoTime);
    watchman.bulletins(bulletins::unwritten);
    JudgingWatch judging = new JudgingWatch(kafkaClient, clock, WATCH_EVERY);
    watchman.judging(judging::seen);
    TestAlerts tests = new TestAlerts(config, register, clock);
    RulingsPublisher publisher = new RulingsPublisher(kafkaClient, register.rulingsOwed());
    DrillPost drills = new DrillPost(config, register, clock);
    Chores watching =
        new Chores("watchman", register)
            .leading(Duration.ZERO, WATCH_EVERY, "watchman", watchman::look)
            .leading(PUBLISH_EVERY, PUBLISH_EVERY, "rulings", publisher::publishDue)
            .leading(MINUTE, MINUTE.multipliedBy(5), "delivery drills", drills::sendWhereDue)
            .leading(MINUTE, MINUTE.multipliedBy(10), "test alerts", tests::askWhereDue)
            .leading(MINUTE, HOUR, "sealed lines", () -> register.sealedBox().expire())
            .leading(MINUTE, HOUR, "checks", register.checkRecord()::expire)
            .leading(MINUTE, HOUR, "old rulings", register.rulingsOwed()::tidy);
    Housekeeping housekeeping =
        new Housekeeping(kafkaClient, register, metrics, clock, config.zone());
    Chores keeping =
        new Chores("housekeeping", register)
            .leading(MINUTE, MINUTE, "housekeeping", housekeeping::look);
    List<Runnable> ends =
        List.of(
            sources::close,
            lists::close,
            keeping::close,
            rulings::close,
            bouncing::close,
            watching::close,
            judging::close,
            escalating::close,
            reader::close,
            writing::close,
            sending::close,
            nudging::close,
            register::close);
    return new NotifierStage(register, console, reader, watchman, judging, reports, bounces, ends);
  }

  private static NudgeSender nudgeSender(
      NotifierConfig config, Register register, Clock clock, MeterRegistry metrics) {
    Map<String, NudgeReceiver> receivers =
        config.channels().all().stream()
            .collect(toMap(Channel::id, channel -> new HttpReceiver(channel, clock)));
    return new NudgeSender(config, register, receivers, clock, metrics);
  }

  private static void watch(Register register, MeterRegistry metrics) {
    for (OutboxState state : OutboxState.values()) {
      Gauge.builder(
              "handbell.notifier.outbox.rows",
              register,
              open -> open.post().outboxCounts().getOrDefault(state, 0L))
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(metrics);
    }
  }

  /** True while the database answers and incidents are being read; mail is no part of it. */
  public boolean isReady() {
    return register.isOpen() && reader.isAssigned();
  }

  /** True while the database answers and mails get out. */
  public boolean isMailMoving() {
    return register.post().isMailMoving(MAIL_STUCK);
  }

  /** In a line that events wait and nobody judges them; nothing where it is not so. */
  public Optional<String> unjudged(ZoneId zone) {
    return judging.seen().map(each -> JudgingRules.said(each, When.shortly(each.since(), zone)));
  }

  /** Has IT told when the heartbeat to the outside fails. */
  public void heartbeat(Supplier<Heartbeat> heartbeat) {
    watchman.heartbeat(heartbeat);
  }

  /** The pages that people open in a browser. */
  public Console console() {
    return console;
  }

  /** Where cases are looked up and other mails are owed. */
  public Register register() {
    return register;
  }

  /** Why the mailbox to which undelivered mail is reported cannot be read; nothing while it can. */
  public Optional<Bounces.Failing> bouncesFailing() {
    return bounces == null ? Optional.empty() : bounces.failing();
  }

  /** The newest report of each source and ingest process. */
  public List<SourceReport> sourceReports() {
    return reports.all();
  }

  /** Lets the mail in hand go out, then stops; a part that cannot holds up no other. */
  @Override
  public void close() {
    for (Runnable end : ends) {
      try {
        end.run();
      } catch (RuntimeException e) {
        LOG.warn("a part did not stop cleanly: {}", e.getClass().getName());
      }
    }
  }
}
