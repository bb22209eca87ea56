package org.handbell.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.app.config.HandbellConfig;
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

  /** Of those who judge. */
  JudgingSettings judging() {
    return new JudgingSettings(config);
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
    var unused = judging().keyholders();
    notes = judging().checkRulings();
    List<String> faults = ofFiles(FilePlace::fault);
    if (!faults.isEmpty()) {
      throw new CannotRun(String.join("\n", faults));
    }
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
