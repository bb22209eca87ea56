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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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
  private static final long LOOK_EVERY_MS = 500;
  private static final long ESCALATE_EVERY_MS = 1_000;
  private static final long WATCH_EVERY_MS = 10_000;
  private static final long LOOK_FOR_BOUNCES_EVERY_MS = 60_000;
  private static final Duration LOOK_AT_JUDGING_EVERY = Duration.ofSeconds(10);
  private static final Duration MAIL_STUCK = Duration.ofMinutes(30);

  private final Register register;
  private final Console console;
  private final IncidentReader reader;
  private final Bulletins bulletins;
  private final Watchman watchman;
  private final JudgingWatch judging;
  private final SourceReports reports;
  private final ReportReader<SourceReport> sources;
  private final ReportReader<ListReport> lists;
  private final ReportReader<Ruling> rulings;
  private final @Nullable Bounces bounces;
  private final ScheduledExecutorService bouncing;
  private final ScheduledExecutorService watching;
  private final ScheduledExecutorService escalating;
  private final ScheduledExecutorService sending;
  private final ScheduledExecutorService nudging;
  private final Housekeeping housekeeping;

  private NotifierStage(
      Register register,
      Console console,
      IncidentReader reader,
      Bulletins bulletins,
      Watchman watchman,
      JudgingWatch judging,
      SourceReports reports,
      ReportReader<SourceReport> sources,
      ReportReader<ListReport> lists,
      ReportReader<Ruling> rulings,
      @Nullable Bounces bounces,
      ScheduledExecutorService bouncing,
      ScheduledExecutorService watching,
      ScheduledExecutorService escalating,
      ScheduledExecutorService sending,
      ScheduledExecutorService nudging,
      Housekeeping housekeeping) {
    this.register = register;
    this.console = console;
    this.reader = reader;
    this.bulletins = bulletins;
    this.watchman = watchman;
    this.judging = judging;
    this.reports = reports;
    this.sources = sources;
    this.lists = lists;
    this.rulings = rulings;
    this.bounces = bounces;
    this.bouncing = bouncing;
    this.watching = watching;
    this.escalating = escalating;
    this.sending = sending;
    this.nudging = nudging;
    this.housekeeping = housekeeping;
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
    register.recoverAtStart();
    Sender sender = new Sender(config, register, composer, receiver, clock, metrics);
    Runnable send = safely("notifier-sender", sender::sendDue);
    ScheduledExecutorService sending = every(LOOK_EVERY_MS, "notifier-sender", send);
    ScheduledExecutorService nudging =
        every(
            LOOK_EVERY_MS,
            "notifier-nudges",
            safely("notifier-nudges", nudgeSender(config, register, clock, metrics)::sendDue));
    Escalator escalator = new Escalator(register.clocks(), clock, metrics);
    ScheduledExecutorService escalating =
        every(
            ESCALATE_EVERY_MS,
            "escalator",
            safely("escalator", leading(register, escalator::runDue)));
    Bulletins bulletins = new Bulletins(register, config, config.reports().names(), clock, metrics);
    bulletins.start();
    IncidentReader reader =
        new IncidentReader(kafkaClient, register, () -> sending.execute(send), metrics);
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
    Runnable lookForBounces = bounces == null ? () -> {} : leading(register, bounces::look);
    ScheduledExecutorService bouncing =
        every(LOOK_FOR_BOUNCES_EVERY_MS, "bounces", safely("bounces", lookForBounces));
    Postmaster postmaster =
        new Postmaster(config, register, bounces == null ? Optional::empty : bounces::failing);
    Watchman watchman =
        new Watchman(
            config, register, reports, listReports, postmaster, metrics, clock, System::nanoTime);
    watchman.bulletins(bulletins::unwritten);
    JudgingWatch judging = new JudgingWatch(kafkaClient, clock, LOOK_AT_JUDGING_EVERY);
    watchman.judging(judging::seen);
    ScheduledExecutorService watching =
        every(WATCH_EVERY_MS, "watchman", safely("watchman", leading(register, watchman::look)));
    TestAlerts tests = new TestAlerts(config, register, clock);
    ScheduledFuture<?> unusedAsking =
        watching.scheduleWithFixedDelay(
            safely("test alerts", leading(register, tests::askWhereDue)), 2, 10, TimeUnit.MINUTES);
    ScheduledFuture<?> unused =
        watching.scheduleWithFixedDelay(
            safely("sealed lines", leading(register, register::expireSealed)),
            1,
            60,
            TimeUnit.MINUTES);
    ScheduledFuture<?> unusedChecks =
        watching.scheduleWithFixedDelay(
            safely("checks", leading(register, register.checkRecord()::expire)),
            1,
            60,
            TimeUnit.MINUTES);
    RulingsPublisher publisher = new RulingsPublisher(kafkaClient, register.rulingsOwed());
    ScheduledFuture<?> unusedRulings =
        watching.scheduleWithFixedDelay(
            safely("rulings", leading(register, publisher::publishDue)), 2, 2, TimeUnit.SECONDS);
    ScheduledFuture<?> unusedTidying =
        watching.scheduleWithFixedDelay(
            safely("rulings", leading(register, register.rulingsOwed()::tidy)),
            5,
            60,
            TimeUnit.MINUTES);
    DrillPost drills = new DrillPost(config, register, clock);
    ScheduledFuture<?> unusedDrills =
        watching.scheduleWithFixedDelay(
            safely("delivery drills", leading(register, drills::sendWhereDue)),
            1,
            5,
            TimeUnit.MINUTES);
    return new NotifierStage(
        register,
        console,
        reader,
        bulletins,
        watchman,
        judging,
        reports,
        sources,
        lists,
        rulings,
        bounces,
        bouncing,
        watching,
        escalating,
        sending,
        nudging,
        new Housekeeping(kafkaClient, register, metrics, clock, config.zone()).start());
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
              open -> open.outboxCounts().getOrDefault(state, 0L))
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(metrics);
    }
  }

  private static ScheduledExecutorService every(long millis, String name, Runnable task) {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, name));
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(task, 0, millis, TimeUnit.MILLISECONDS);
    return executor;
  }

  /** Of several notifiers on one register only one does it. */
  private static Runnable leading(Register register, Runnable task) {
    return () -> {
      if (register.leads()) {
        task.run();
      }
    };
  }

  private static Runnable safely(String name, Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException e) {
        LOG.warn("{} failed and is tried again: {}", name, e.getClass().getName());
      }
    };
  }

  /** True while the database answers and incidents are being read; mail is no part of it. */
  public boolean isReady() {
    return register.isOpen() && reader.isAssigned();
  }

  /** True while the database answers and mails get out. */
  public boolean isMailMoving() {
    return register.isMailMoving(MAIL_STUCK);
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

  /** Lets the mail in hand go out, then stops. */
  @Override
  public void close() {
    sources.close();
    lists.close();
    housekeeping.close();
    rulings.close();
    stop(bouncing);
    stop(watching);
    judging.close();
    stop(escalating);
    reader.close();
    bulletins.close();
    stop(sending);
    stop(nudging);
    register.close();
  }

  private static void stop(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
