package org.handbell.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.handbell.calendar.Calendars;
import org.handbell.classifier.classify.Canary;
import org.handbell.classifier.classify.FilterTests;
import org.handbell.classifier.classify.SchoolLines;
import org.handbell.classifier.list.ListConfig;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.StaffPlaces;
import org.handbell.ingest.profile.Formats;
import org.handbell.model.School;
import org.handbell.notifier.DatabaseSettings;
import org.handbell.notifier.channel.Channels;
import org.handbell.notifier.console.signin.ProviderSettings;
import org.handbell.notifier.deliver.BounceBox;
import org.handbell.notifier.deliver.OAuth;
import org.handbell.notifier.escalate.Escalation;
import org.handbell.notifier.look.ReportSettings;
import org.handbell.notifier.proof.WatchedCanary;
import org.handbell.notifier.retention.Retention;
import org.handbell.notifier.route.Contact;
import org.handbell.notifier.route.Routing;
import org.handbell.notifier.settle.Settling;
import org.handbell.notifier.silence.Silence;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, read and checked. Paths are absolute; what the file leaves out has its
 * default here.
 *
 * @param file where it was read from
 * @param calendars when each school is in
 * @param identity how people and places are known
 * @param http where people and monitoring reach Handbell over HTTP
 * @param data spool, embedded broker and database live here
 * @param escalation what happens when nobody takes a case
 * @param silences what nobody is mailed about for a while
 * @param routing what was chosen about who is told
 * @param channels how people are reached beside mail
 * @param settling for how long schools are spared mails at first
 * @param retention how long each kind of data is kept
 * @param reports what was chosen about reports
 * @param proof how Handbell shows each day that it is alive
 * @param formats what the lines of a source may look like, the school's own profiles included
 * @param sealed for whom lines of illegal content are locked
 * @param tests which tests of the filter are expected
 * @param lines by school id: where it draws its own lines between priorities
 * @param rulings where the school writes its own words, exceptions and lessons; absent for none
 */
public record HandbellConfig(
    Path file,
    Organisation organisation,
    List<School> schools,
    List<SourceConfig> sources,
    List<Contact> people,
    Identity identity,
    List<ListConfig> lists,
    Mail mail,
    Digest digest,
    Alerts alerts,
    Calendars calendars,
    Kafka kafka,
    DatabaseSettings database,
    Http http,
    Path data,
    Formats formats,
    Sealed sealed,
    FilterTests tests,
    Map<String, SchoolLines> lines,
    @Nullable Path rulings,
    Escalation escalation,
    List<Silence> silences,
    Channels channels,
    Routing routing,
    Proof proof,
    Settling settling,
    Retention retention,
    ReportSettings reports) {

  public HandbellConfig {
    schools = List.copyOf(schools);
    sources = List.copyOf(sources);
    people = List.copyOf(people);
    lists = List.copyOf(lists);
    silences = List.copyOf(silences);
    lines = Map.copyOf(lines);
  }

  /** {@code organisation}: the school or trust, and the clock that its people live by. */
  public record Organisation(String name, ZoneId timezone) {}

  /**
   * {@code directory}, {@code shared} and each school's places of staff.
   *
   * @param directory CSVs of pupils and staff
   * @param shared names of accounts that several people use, {@code ipad-*}
   * @param staffPlaces by school id
   */
  public record Identity(
      List<Path> directory, List<String> shared, Map<String, StaffPlaces> staffPlaces) {

    public Identity {
      directory = List.copyOf(directory);
      shared = List.copyOf(shared);
      staffPlaces = Map.copyOf(staffPlaces);
    }
  }

  /**
   * {@code mail}: how mail leaves.
   *
   * @param user absent where the server asks for none
   * @param includeWords whether the words typed and the site stand in the mail
   * @param oauth signs in in place of a password
   * @param trust certificates of the mail server's authority where that is the school's own
   * @param bounces where reports of undelivered mail are read; absent for nowhere
   */
  public record Mail(
      URI smtp,
      String from,
      @Nullable String user,
      @Nullable String password,
      boolean includeWords,
      @Nullable OAuth oauth,
      @Nullable Path trust,
      @Nullable BounceBox bounces) {}

  /** {@code digest}: when the head's weekly page is sent, by the organisation's clock. */
  public record Digest(DayOfWeek day, LocalTime time) {}

  /**
   * {@code alerts}: when less urgent concerns are told.
   *
   * @param holdP2 how long a P2 waits for what may belong to it, at most 15 minutes
   * @param summary when the daily summary of P3s is sent
   * @param nextChannelAfter how long a P1's message may wait to be accepted before its reader's
   *     next channel is used
   */
  public record Alerts(Duration holdP2, LocalTime summary, Duration nextChannelAfter) {}

  /**
   * {@code kafka}: the broker.
   *
   * @param bootstrap empty for the embedded one
   * @param port of the embedded broker on the loopback interface; 0 for any free one
   * @param instance tells instances of one stage apart; stable over restarts
   * @param access how a stage signs in
   */
  public record Kafka(String bootstrap, int port, String instance, KafkaAccess access) {

    public boolean isEmbedded() {
      return bootstrap.isEmpty();
    }

    /** What every client of the brokers at this address is set to. */
    public Map<String, Object> client(String address) {
      Map<String, Object> client = new HashMap<>(access.settings());
      client.put("bootstrap.servers", address);
      client.put("metric.reporters", ""); // ours are Micrometer's: a bean for each costs memory
      client.put("enable.metrics.push", "false");
      return client;
    }
  }

  /**
   * {@code sealed}: who can open, two together, the lines of illegal content.
   *
   * @param keyholders ids of people; where there are none, no line is kept
   * @param keys the folder of their public keys
   */
  public record Sealed(List<String> keyholders, Path keys) {

    public Sealed {
      keyholders = List.copyOf(keyholders);
    }

    /** Where that person's public key stands. */
    public Path publicKey(String id) {
      return keys.resolve(id + ".public.pem");
    }
  }

  /**
   * {@code proof}: how Handbell shows each day that it is alive.
   *
   * @param morning when each source's own line is written; null for never
   * @param within how long such a line may take
   * @param canaries as the classifier knows them
   * @param watched as they are awaited
   */
  public record Proof(
      @Nullable LocalTime morning,
      Duration within,
      @Nullable Heartbeat heartbeat,
      List<Canary> canaries,
      List<WatchedCanary> watched) {

    public Proof {
      canaries = List.copyOf(canaries);
      watched = List.copyOf(watched);
    }

    /**
     * Who outside waits for a sign of life.
     *
     * @param url in which {@value #STAGE} stands for the stage
     */
    public record Heartbeat(String url, Duration every) {

      /** Where several processes run, each has its own address by it. */
      public static final String STAGE = "{stage}";
    }
  }

  /**
   * {@code console} or {@code metrics}: the HTTP address of metrics and health.
   *
   * @param console true where people sign in there
   * @param tls the certificate for HTTPS; absent for plain HTTP
   * @param proxies addresses of the proxies that do HTTPS instead; empty without one
   * @param providers with whose accounts people sign in besides their own here
   */
  public record Http(
      URI listen,
      @Nullable URI publicUrl,
      boolean console,
      SourceConfig.@Nullable Tls tls,
      List<String> proxies,
      List<ProviderSettings> providers,
      List<Path> refusedPasswords) {

    public Http {
      proxies = List.copyOf(proxies);
      providers = List.copyOf(providers);
      refusedPasswords = List.copyOf(refusedPasswords);
    }

    /** True where browsers reach it over HTTPS. */
    public boolean isSecure() {
      return tls != null || !proxies.isEmpty();
    }
  }
}
