package org.handbell.app;

import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.handbell.app.Ahead.Made;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.config.HandbellConfig.Proof.Heartbeat;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.classifier.ClassifierStage;
import org.handbell.classifier.classify.CompiledRules;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.classifier.follow.RulingsState;
import org.handbell.classifier.list.ListException;
import org.handbell.ingest.IngestStage;
import org.handbell.ingest.SourceConfig;
import org.handbell.model.SourceReport;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.NotifierStage;
import org.handbell.notifier.access.Invitation;
import org.handbell.notifier.console.web.Route;
import org.handbell.notifier.console.web.Surroundings.SourceSheet;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.route.Contact;
import org.jspecify.annotations.Nullable;

/** A running Handbell: one stage or all of them, started in the order in which events flow. */
public final class App implements AutoCloseable {

  /** The parts of the way from a line to a mail, each of which can run on its own. */
  public enum Stage {
    INGEST,
    CLASSIFIER,
    NOTIFIER
  }

  /** Who asks for health waits some seconds. */
  private static final long SOON_MS = 2_000;

  private final Parts parts = new Parts();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private Map<String, InetSocketAddress> listening = Map.of();
  private @Nullable Supplier<List<SourceReport>> sources;
  private @Nullable Supplier<RulingsState> rulings;
  private Optional<Register> register = Optional.empty();
  private List<Route> pages = List.of();
  private int httpPort;
  private String here = "";
  private String bootstrap = "";

  private App() {}

  /**
   * Starts every stage by this clock.
   *
   * @throws CannotRun naming what stands in the way and the mend
   */
  public static App start(HandbellConfig config, Clock clock) throws CannotRun {
    return start(config, EnumSet.allOf(Stage.class), clock);
  }

  /**
   * Starts these stages and returns when all are up; what was started is stopped again when one
   * cannot start.
   *
   * @throws CannotRun naming what stands in the way and the mend
   */
  static App start(HandbellConfig config, Set<Stage> stages, Clock clock) throws CannotRun {
    App app = new App();
    try {
      app.wire(config, stages, clock);
      return app;
    } catch (CannotRun | RuntimeException e) {
      app.close();
      throw e;
    }
  }

  private void wire(HandbellConfig config, Set<Stage> stages, Clock clock) throws CannotRun {
    bindMachine();
    Path data = config.data();
    parts.keep(DataLock.take(data, stages));
    Settings settings = new Settings(config);
    Ahead ahead = parts.keep(new Ahead());
    Made<CompiledRules> rules =
        stages.contains(Stage.CLASSIFIER)
            ? ahead.begin(() -> RulesBundle.standard().compile())
            : null;
    NotifierConfig notifying = settings.notifier();
    Made<Register> opening =
        stages.contains(Stage.NOTIFIER) ? ahead.begin(() -> Register.open(notifying, clock)) : null;

    if (config.kafka().isEmbedded()) {
      if (stages.size() < Stage.values().length) {
        throw new CannotRun(
            "one stage on its own needs a Kafka cluster: set kafka.bootstrap to host:9092");
      }
      EmbeddedBroker own = parts.keep(startBroker(config));
      bootstrap = own.bootstrap();
      parts.keep(BrokerAddress.write(data, bootstrap));
    } else {
      bootstrap = config.kafka().bootstrap();
    }
    Map<String, Object> kafka = config.kafka().client(bootstrap);
    boolean receiver = stages.equals(EnumSet.of(Stage.INGEST));
    TopicCheck topics = parts.keep(TopicCheck.start(kafka, config.kafka().isEmbedded(), receiver));
    BrokerAnswer broker = parts.keep(new BrokerAnswer(kafka));
    parts.vital("broker", () -> topics.getAsBoolean() && broker.getAsBoolean());

    if (stages.contains(Stage.INGEST)) {
      settings.checkSchoolMaps();
      Settings.OpenDirectory open = parts.keep(settings.directory(meters));
      IngestStage ingest =
          parts.keep(IngestStage.start(settings.ingest(), open.directory(), kafka, meters, clock));
      listening = ingest.listening();
      sources = ingest::reports;
      parts.vital("ingest", ingest::isReady);
    }
    if (rules != null) {
      ClassifierStage classifier =
          parts.keep(startClassifier(rules.take(), settings, kafka, clock));
      parts.vital("classifier", classifier::isReady);
      rulings = classifier::rulings;
    }
    Consumer<RoutesConfig> pages = any -> {};
    NotifierStage notifier = null;
    if (opening != null) {
      notifier =
          parts.keep(
              NotifierStage.start(
                  notifying,
                  opening.take(),
                  new RulingRehearsal(settings, clock),
                  settings.notifierClient(kafka),
                  meters,
                  clock));
      parts.vital("notifier", parts.keep(new PromptAnswer(notifier::isReady, SOON_MS)));
      pages = pages(notifier, clock);
      OwnFacts own = new OwnFacts(config, parts.vital(), rulings, clock.instant());
      notifier.console().surroundings().knows(report -> sheet(config, report), own::all);
      this.pages = notifier.console().table().routes();
      register = Optional.of(notifier.register()).filter(open -> config.http().console());
    }
    startHeartbeat(config, stages, notifier, clock);
    Supplier<List<String>> notes = notes(config, notifier);
    HealthServer health =
        parts.keep(
            HealthServer.start(
                config.http(),
                https(config),
                meters,
                parts.vital(),
                notes,
                sources,
                rulings,
                pages));
    httpPort = health.port();
    here = config.http().listen().getScheme() + "://127.0.0.1:" + httpPort;
  }

  private static SourceSheet sheet(HandbellConfig config, SourceReport report) {
    return new SourceText(config.organisation().timezone(), false, config.formats()::guide)
        .sheet(report);
  }

  private static @Nullable HttpsConnector https(HandbellConfig config) throws CannotRun {
    SourceConfig.Tls tls = config.http().tls();
    try {
      return tls == null ? null : new HttpsConnector(tls);
    } catch (IOException e) {
      throw new CannotRun("console.tls: " + e.getMessage(), e);
    }
  }

  private static Consumer<RoutesConfig> pages(NotifierStage notifier, Clock clock) {
    return routes -> {
      notifier.console().addTo(routes);
      OutboxPage.addTo(routes, notifier);
      routes.get(
          "/health/proof",
          ctx ->
              ctx.contentType("application/json")
                  .result(
                      ProofPage.write(
                          notifier
                              .register()
                              .checkRecord()
                              .since(ProofPage.since(clock.instant())))));
    };
  }

  private void startHeartbeat(
      HandbellConfig config, Set<Stage> stages, @Nullable NotifierStage notifier, Clock clock) {
    Heartbeat to = config.proof().heartbeat();
    String stage =
        stages.size() > 1 ? "all" : stages.iterator().next().name().toLowerCase(Locale.ROOT);
    URI address = to == null ? null : OutsideHeartbeat.address(to, stage);
    if (to == null || address == null) {
      return;
    }
    Map<String, BooleanSupplier> vital = new LinkedHashMap<>(parts.vital());
    if (notifier != null) {
      vital.put("mail", notifier::isMailMoving);
    }
    OutsideHeartbeat heartbeat = parts.keep(new OutsideHeartbeat(address, vital, meters, clock));
    if (notifier != null) {
      notifier.heartbeat(heartbeat::state);
    }
    heartbeat.start(to.every());
  }

  private static Supplier<List<String>> notes(
      HandbellConfig config, @Nullable NotifierStage notifier) {
    Stream<String> keys =
        config.sealed().keyholders().isEmpty()
            ? Stream.of(Settings.NOBODY_HOLDS_A_KEY)
            : Stream.of();
    List<String> fixed = keys.toList();
    return () ->
        Stream.concat(
                fixed.stream(),
                notifier == null
                    ? Stream.of()
                    : notifier.unjudged(config.organisation().timezone()).stream())
            .toList();
  }

  private static EmbeddedBroker startBroker(HandbellConfig config) throws CannotRun {
    try {
      return EmbeddedBroker.start(config.data().resolve("kafka"), config.kafka().port());
    } catch (IOException | RuntimeException e) {
      throw new CannotRun(
          "the embedded broker cannot start on %s: %s".formatted(config.data(), e.getMessage()), e);
    }
  }

  private ClassifierStage startClassifier(
      CompiledRules rules, Settings settings, Map<String, Object> kafka, Clock clock)
      throws CannotRun {
    try {
      return ClassifierStage.start(rules, settings.judging().classifier(), kafka, meters, clock);
    } catch (AccessDeniedException e) {
      throw new CannotRun(
          e.getMessage() + " belongs to another account: chown it to the one that runs Handbell",
          e);
    } catch (IOException | ListException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  private void bindMachine() {
    meters.config().meterFilter(MeterFilter.deny(App::isOneOfThousands));
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new ProcessorMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    JvmGcMetrics collector = parts.keep(new JvmGcMetrics());
    collector.bindTo(meters);
  }

  /** Kafka's clients count for each topic, partition and node; their totals say enough. */
  private static boolean isOneOfThousands(Meter.Id id) {
    return id.getName().startsWith("kafka.")
        && Stream.of("topic", "partition", "node-id", "task-id", "processor-node-id")
            .anyMatch(tag -> id.getTag(tag) != null);
  }

  /** True when every part that runs here works. */
  public boolean isReady() {
    return parts.isReady();
  }

  /**
   * Waits until every part works.
   *
   * @throws CannotRun when that takes longer than two minutes
   */
  public void awaitReady() throws CannotRun, InterruptedException {
    parts.awaitReady();
  }

  /** Where each source listens, by its id. */
  Map<String, InetSocketAddress> listening() {
    return listening;
  }

  /** How each source does; empty where none is read here. */
  List<SourceReport> sources() {
    return sources == null ? List.of() : sources.get();
  }

  /**
   * Where that source listens.
   *
   * @throws IllegalArgumentException when the configuration names no such source
   */
  public InetSocketAddress addressOf(String sourceId) {
    InetSocketAddress address = listening.get(sourceId);
    if (address == null) {
      throw new IllegalArgumentException("no such source: " + sourceId);
    }
    return address;
  }

  /** Every page of the console that runs here. */
  public List<Route> pages() {
    return pages;
  }

  /** The port of metrics and health. */
  public int httpPort() {
    return httpPort;
  }

  /**
   * Makes a link that lets that person into the console once, straight away: for the demo.
   *
   * @throws IllegalArgumentException when the configuration names no such person
   */
  String oneTimeLink(HandbellConfig config, String personId) {
    Contact who =
        config.people().stream()
            .filter(person -> person.id().equals(personId))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such person: " + personId));
    String secret = register.orElseThrow().accounts().invite(who, Invitation.Kind.PASS, "demo");
    return AccountsCommand.link(here, secret);
  }

  /** True where people sign in here and none of them can yet. */
  boolean nobodySignsIn() {
    return register.map(open -> open.accounts().holders().isEmpty()).orElse(false);
  }

  /** The address of console, metrics and health, seen from this machine. */
  String here() {
    return here;
  }

  /** The broker in use, {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** What has been counted so far. */
  public PrometheusMeterRegistry meters() {
    return meters;
  }

  /** Stops what was started, last first. */
  @Override
  public void close() {
    parts.close();
  }
}
