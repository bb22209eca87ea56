package org.handbell.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.classifier.ClassifierStage;
import org.handbell.classifier.RulesStore;
import org.handbell.classifier.SealKey;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.classify.RulesBundle;
import org.handbell.classifier.follow.RulingsConfig;
import org.handbell.classifier.lexicon.Patterns;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.update.ListTool;
import org.handbell.classifier.ruling.RulingTerms;
import org.handbell.classifier.ruling.RulingsFile;
import org.handbell.classifier.trial.KeptTrial;
import org.handbell.classifier.trial.Trials;
import org.handbell.document.Fault;
import org.handbell.ingest.IngestConfig;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.drill.DrillPlan;
import org.handbell.ingest.file.FilePlace;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.DirectoryFile;
import org.handbell.ingest.identity.DirectoryRules;
import org.handbell.ingest.identity.NamePatterns;
import org.handbell.ingest.identity.SchoolMap;
import org.handbell.ingest.identity.StaffAccount;
import org.handbell.model.School;
import org.handbell.notifier.NotifierConfig;
import org.handbell.notifier.console.ConsoleSettings;
import org.handbell.notifier.deliver.MailSettings;
import org.handbell.notifier.proof.ProofPlan;
import org.handbell.notifier.watch.WatchedSource;
import org.handbell.sealed.Keyholder;
import org.jspecify.annotations.Nullable;

/** What the one configuration means for each stage. */
final class Settings {

  /** What is lost where nobody holds a key. */
  static final String NOBODY_HOLDS_A_KEY =
      "sealed: no keyholders, so the log line of an illegal match is not kept for the police; name"
          + " two or three people under sealed.keyholders";

  private final HandbellConfig config;
  private List<String> notes = List.of();

  Settings(HandbellConfig config) {
    this.config = config;
  }

  IngestConfig ingest() {
    return new IngestConfig(
        config.sources(),
        config.schools(),
        config.data().resolve("spool"),
        config.data().resolve("sources.json"),
        config.organisation().timezone(),
        config.kafka().instance(),
        config.formats(),
        drills());
  }

  private @Nullable DrillPlan drills() {
    LocalTime morning = config.proof().morning();
    return morning == null ? null : new DrillPlan(morning, config.calendars());
  }

  /**
   * Who is who: the file of the configuration, watched, or the people under {@code people} alone.
   *
   * @throws CannotRun naming the file's faulty lines
   */
  OpenDirectory directory(MeterRegistry meters) throws CannotRun {
    Set<String> schools = config.schools().stream().map(School::id).collect(Collectors.toSet());
    List<StaffAccount> staff =
        config.people().stream()
            .filter(contact -> contact.username() != null)
            .map(
                contact ->
                    new StaffAccount(
                        String.valueOf(contact.username()),
                        contact.schoolId() == null ? "" : contact.schoolId(),
                        contact.name()))
            .toList();
    HandbellConfig.Identity identity = config.identity();
    DirectoryRules rules =
        new DirectoryRules(
            schools, staff, new NamePatterns(identity.shared()), identity.staffPlaces());
    if (identity.directory().isEmpty()) {
      return new OpenDirectory(Directory.of(rules), null);
    }
    try {
      DirectoryFile open = DirectoryFile.open(identity.directory(), rules, meters);
      return new OpenDirectory(open, open);
    } catch (IOException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads every table that tells the schools of one stream apart.
   *
   * @throws CannotRun naming a table's faulty lines
   */
  void checkSchoolMaps() throws CannotRun {
    Set<String> schools = config.schools().stream().map(School::id).collect(Collectors.toSet());
    for (SourceConfig source : config.sources()) {
      try {
        if (source.schools() != null) {
          var unused = SchoolMap.read(source.schools(), schools);
        }
      } catch (IOException e) {
        throw new CannotRun(String.valueOf(e.getMessage()), e);
      }
    }
  }

  /** A directory and what stops watching its file, where there is one. */
  record OpenDirectory(Directory directory, @Nullable DirectoryFile watcher)
      implements AutoCloseable {
    @Override
    public void close() {
      if (watcher != null) {
        watcher.close();
      }
    }
  }

  /**
   * Those for whom lines of illegal content are locked.
   *
   * @throws CannotRun naming the keys that are missing, with the mend
   */
  List<Keyholder> keyholders() throws CannotRun {
    List<Keyholder> keyholders = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String id : config.sealed().keyholders()) {
      try {
        keyholders.add(Keyholder.read(id, config.sealed().publicKey(id)));
      } catch (IOException e) {
        faults.add(
            "sealed: no key of %s at %s: have them run ./handbell sealed keys --config %s --person %s"
                .formatted(id, config.sealed().publicKey(id), config.file(), id));
      }
    }
    if (!faults.isEmpty()) {
      throw new CannotRun(String.join("\n", faults));
    }
    return keyholders;
  }

  ClassifierConfig classifier() throws CannotRun {
    return new ClassifierConfig(
        config.schools(),
        config.lists(),
        config.data().resolve("streams"),
        ClassifierConfig.DEFAULT_APPLICATION_ID,
        config.kafka().instance(),
        sealKey(),
        true,
        config.kafka().isEmbedded(),
        1,
        keyholders(),
        config.tests().with(config.proof().canaries()),
        config.calendars(),
        config.lines(),
        rules(),
        config.organisation().timezone(),
        listFolder(),
        new RulingsConfig(
            config.rulings(), config.organisation().timezone(), config.kafka().isEmbedded()));
  }

  /**
   * The rulings in that file, ready for use.
   *
   * @throws CannotRun naming every fault in it
   */
  RulingsFile.Read.Good rulings(Path file, Classifier classifier) throws CannotRun {
    RulingTerms terms =
        new RulingTerms(
            config.schools().stream().map(School::id).collect(Collectors.toSet()),
            config.organisation().timezone(),
            classifier.entries(),
            Patterns.standard());
    RulingsFile.Read read = RulingsFile.read(file, terms, Clock.systemUTC().instant());
    if (read instanceof RulingsFile.Read.Good good) {
      return good;
    }
    throw new CannotRun(
        read instanceof RulingsFile.Read.Faulty faulty
            ? faulty.faults().stream().map(Fault::toString).collect(Collectors.joining("\n"))
            : "no rulings");
  }

  /** Trials of rulings against this classifier. */
  Trials trials(Classifier classifier) throws CannotRun {
    return ClassifierStage.trials(classifier, classifier());
  }

  /** Trials of rulings on what a register kept. */
  KeptTrial keptTrial() throws CannotRun {
    return new KeptTrial(trials(RulesBundle.standard().classifier(ListSet::none)));
  }

  /** The classifier with the configuration's lists, under the rulings of its file. */
  Classifier classifierUnderRulings() throws CannotRun {
    Classifier classifier = classifierOfLists();
    Path file = config.rulings();
    return file == null
        ? classifier
        : classifier.with(trials(classifier).compile(rulings(file, classifier).rulings()));
  }

  private Path rules() {
    return config.data().resolve("rules");
  }

  /** The lists of the configuration, for commands. */
  ListTool listTool() throws CannotRun {
    try {
      return ListTool.of(config.lists(), listFolder(), SealKey.at(sealKey()), Clock.systemUTC());
    } catch (IOException e) {
      throw new CannotRun("the seal key cannot be read: " + e.getMessage(), e);
    }
  }

  private Path listFolder() {
    return config.data().resolve("lists");
  }

  private Path sealKey() {
    return config.data().resolve("seal.key");
  }

  /**
   * The classifier with the configuration's lists loaded.
   *
   * @throws CannotRun naming the list's faulty lines
   */
  Classifier classifierOfLists() throws CannotRun {
    return RulesBundle.standard().classifier(lists());
  }

  /**
   * The rules of that version, which judged here once.
   *
   * @throws CannotRun naming the versions that are kept
   */
  RulesBundle rules(String version) throws CannotRun {
    RulesStore store = new RulesStore(rules());
    try {
      Optional<RulesBundle> found = store.find(version);
      if (found.isPresent()) {
        return found.get();
      }
      List<String> kept = store.versions();
      throw new CannotRun(
          "no rules of version %s are kept under %s; %s"
              .formatted(
                  version,
                  rules(),
                  kept.isEmpty() ? "none are" : "there are " + String.join(", ", kept)));
    } catch (IOException e) {
      throw new CannotRun("the rules under %s cannot be read".formatted(rules()), e);
    }
  }

  /**
   * The configuration's lists, loaded.
   *
   * @throws CannotRun naming the list's faulty lines
   */
  Supplier<ListSet> lists() throws CannotRun {
    try {
      ListSet lists = listTool().asTheyAre();
      return () -> lists;
    } catch (ListException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  NotifierConfig notifier() {
    return NotifierConfig.of(config.schools(), config.people(), config.database(), mail())
        .p2Hold(config.alerts().holdP2())
        .publicUrl(config.http().publicUrl())
        .zone(config.organisation().timezone())
        .digestDay(config.digest().day())
        .digestTime(config.digest().time())
        .summaryTime(config.alerts().summary())
        .calendars(config.calendars())
        .sources(config.sources().stream().map(this::watched).toList())
        .linesKept(!config.sealed().keyholders().isEmpty())
        .escalation(config.escalation())
        .silences(config.silences())
        .console(config.http().console() ? console() : null)
        .channels(config.channels())
        .routing(config.routing())
        .proof(
            new ProofPlan(
                config.proof().morning(), config.proof().within(), config.proof().watched()))
        .settling(config.settling())
        .retention(config.retention())
        .reports(config.reports())
        .build();
  }

  private ConsoleSettings console() {
    return new ConsoleSettings(
        config.organisation().name(),
        consoleUrl(),
        config.http().isSecure(),
        config.http().providers(),
        config.http().refusedPasswords());
  }

  /** Where browsers reach the console: as the configuration says, else where it listens. */
  URI consoleUrl() {
    URI url = config.http().publicUrl();
    return url == null ? config.http().listen() : url;
  }

  private MailSettings mail() {
    return new MailSettings(
        withUser(config.mail().smtp(), config.mail().user()),
        config.mail().password(),
        config.mail().from(),
        config.mail().includeWords(),
        config.mail().oauth(),
        config.mail().trust(),
        config.mail().bounces());
  }

  private WatchedSource watched(SourceConfig source) {
    String school = source.schoolId();
    return new WatchedSource(
        source.id(),
        school == null ? config.schools().stream().map(School::id).toList() : List.of(school));
  }

  /** The instance keeps its place in the group over a restart. */
  Map<String, Object> notifierClient(Map<String, Object> kafka) {
    Map<String, Object> client = new HashMap<>(kafka);
    client.put("group.instance.id", "handbell-notifier-" + config.kafka().instance());
    return client;
  }

  private static URI withUser(URI smtp, @Nullable String user) {
    if (user == null) {
      return smtp;
    }
    try {
      return new URI(smtp.getScheme(), user, smtp.getHost(), smtp.getPort(), null, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("mail.user cannot stand in an address", e);
    }
  }

  /** Reads every file that the configuration names. */
  void check(MeterRegistry meters) throws CannotRun {
    directory(meters).close();
    checkSchoolMaps();
    var unused = keyholders();
    checkRulings(classifierOfLists());
    List<String> faults = ofFiles(FilePlace::fault);
    if (!faults.isEmpty()) {
      throw new CannotRun(String.join("\n", faults));
    }
  }

  private void checkRulings(Classifier classifier) throws CannotRun {
    Path file = config.rulings();
    if (file == null) {
      return;
    }
    RulingsFile.Read.Good good = rulings(file, classifier);
    Set<String> lost = trials(classifier).lostCore(good.rulings(), Clock.systemUTC().instant());
    if (!lost.isEmpty()) {
      throw new CannotRun(
          "%s: core cases would be silenced or lowered: %s"
              .formatted(file, String.join(", ", lost)));
    }
    notes = good.notes().stream().map(note -> "rulings: " + note).toList();
  }

  /** What a technician may want to know, once {@link #check} has read every file. */
  List<String> hints() {
    List<String> hints = new ArrayList<>(ofFiles(FilePlace::hint));
    if (config.sealed().keyholders().isEmpty()) {
      hints.add(NOBODY_HOLDS_A_KEY);
    }
    if (config.http().publicUrl() == null) {
      hints.add(
          "console.publicUrl is not set: mails hold no link to take a case with, so that reminders"
              + " go on until ./handbell case acknowledge stops them");
    }
    config.channels().all().stream()
        .filter(channel -> !channel.isPersonal() && !channel.namesItsReaders())
        .map(channel -> "channel %s names no readers".formatted(channel.id()))
        .map(text -> text + " (readBy), so it is told of cases about pupils alone")
        .forEach(hints::add);
    hints.addAll(notes);
    return hints;
  }

  private List<String> ofFiles(Function<FilePlace, Optional<String>> remark) {
    return config.sources().stream()
        .filter(source -> source.listen().getScheme().equals("file"))
        .flatMap(
            source ->
                remark.apply(FilePlace.of(source.listen())).stream()
                    .map(text -> "source %s: %s".formatted(source.id(), text)))
        .toList();
  }
}
