package org.handbell.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.app.demo.SyslogSender;
import org.handbell.model.Decision;
import org.handbell.model.Incident;
import org.handbell.notifier.register.Case;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.register.Register;
import org.handbell.sealed.KeyFiles;
import org.handbell.sealed.SealedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Sends illegal addresses through the whole of Handbell, each part of them marked, and then looks
 * for the marks in every byte that Handbell wrote.
 */
class IllegalContentTest {

  /** Every mark begins like this; too long to stand in what is locked by chance. */
  private static final String MARK = "zqxjvkwp";

  private static final List<String> MARKS =
      List.of(
          "zqxjvkwphost",
          "zqxjvkwppath",
          "zqxjvkwpquery",
          "zqxjvkwpref",
          "zqxjvkwpterm",
          "zqxjvkwptitle");

  private static final String PASSPHRASE = "four quite plain words";

  /** Where a line may stand as it came. */
  private static final Set<String> OF_LINES = Set.of("handbell.events", "handbell.rejected");

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @Test
  void an_illegal_address_is_nowhere_but_where_lines_are_and_two_people_can_open_it()
      throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    List<Received> mails = new ArrayList<>();
    HandbellConfig config;
    try (MailSink sink = new MailSink()) {
      config = ConfigReader.read(config(sink.port()));
      makeKeys(config);
      try (App app = App.start(config, Clock.systemUTC())) {
        app.awaitReady();
        send(app);
        awaitMails(sink, mails);
        awaitChecks(config);
        topicsAreClean(app.bootstrap());
        assertThat(marked(get(app, "/metrics") + get(app, "/health/ready"))).isEmpty();
      }
    } finally {
      root.detachAppender(log);
    }

    filesAreClean(config.data());
    logIsClean();
    mailsAreClean(mails);
    casesAreRight(config);
    exportsAreClean(config);
    twoPeopleOpenItAndOneDoesNot(config);
  }

  private void send(App app) throws Exception {
    List<String> lines =
        List.of(
            line(
                "jo",
                "10.1.2.3",
                "http://zqxjvkwphost-a.example/zqxjvkwppath/page?zqxjvkwpquery=1",
                "Other"),
            line(
                "jo",
                "10.1.2.3",
                "https://ZQXJVKWPHOST-B.example:443/a/../%7Aqxjvkwppath/i.jpg?q=zqxjvkwpquery",
                "Other"),
            line(
                "sam",
                "10.1.2.4",
                "https://www.zqxjvkwphost-c.example/search?q=zqxjvkwpterm",
                "Other"),
            line(
                "sam",
                "10.1.2.4",
                "https://www.google.com/search?q=i+want+to+kill+myself+zqxjvkwpterm",
                "Other"),
            line(
                "kim",
                "10.1.2.5",
                "https://zqxjvkwphost-d.example/zqxjvkwppath%2Fzqxjvkwpterm",
                "Child abuse"),
            line(
                "kim",
                "10.1.2.5",
                "https://zqxjvkwphost-d.example/zqxjvkwppath?x=%7a%71%78jvkwpquery",
                "Child abuse\":[],\"Pornography"),
            line("kim", "10.1.2.99", "http://www.testfiltering.com/zqxjvkwppath", "Other"),
            line("lee", "10.1.2.6", "http://testfiltering.com/zqxjvkwppath", "Other"),
            "{ no JSON at all http://zqxjvkwphost-a.example/zqxjvkwppath");
    try (SyslogSender sender = new SyslogSender(app.addressOf("elm-fw"), "fw", true)) {
      for (String line : lines) {
        sender.send(Instant.now(), line);
      }
    }
  }

  private static void awaitMails(MailSink sink, List<Received> mails) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              mails.addAll(sink.next());
              // three pupils, two readers each; the failed test to the DSL, in place of IT too
              return mails.stream().filter(mail -> mail.reason().equals("new")).count() >= 6
                  && mails.stream().anyMatch(mail -> mail.reason().equals("ops"));
            });
  }

  private static void awaitChecks(HandbellConfig config) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              try (Register register = register(config)) {
                assertThat(register.sealedBox().all()).hasSize(6);
              }
            });
  }

  private static void topicsAreClean(String bootstrap) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", bootstrap);
    Map<String, Integer> marked = new HashMap<>();
    try (Admin admin = Admin.create(client);
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = new ArrayList<>();
      Set<String> topics =
          admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get()
          .forEach(
              (name, topic) ->
                  topic
                      .partitions()
                      .forEach(p -> all.add(new TopicPartition(name, p.partition()))));
      assertThat(topics).anyMatch(name -> name.endsWith("open-incidents-changelog"));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          count(record, marked);
        }
      }
    }
    assertThat(marked.keySet()).containsExactlyInAnyOrderElementsOf(OF_LINES);
  }

  private static void count(ConsumerRecord<byte[], byte[]> record, Map<String, Integer> marked) {
    List<byte[]> parts = new ArrayList<>();
    record.headers().forEach(header -> parts.add(header.value()));
    parts.add(record.key());
    parts.add(record.value());
    for (byte[] part : parts) {
      if (part != null && !marked(new String(part, ISO_8859_1)).isEmpty()) {
        marked.merge(record.topic(), 1, Integer::sum);
      }
    }
  }

  /** Databases, logs of stores, segments of topics, indices: every file that there is. */
  private static void filesAreClean(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> dirty =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.toString().contains("/spool/"))
              .filter(
                  file -> OF_LINES.stream().noneMatch(t -> file.toString().contains("/" + t + "-")))
              .filter(file -> !marked(read(file)).isEmpty())
              .toList();
      assertThat(dirty).isEmpty();
    }
  }

  private void logIsClean() {
    assertThat(log.list).isNotEmpty();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      assertThat(marked(event.getFormattedMessage() + trace)).isEmpty();
    }
  }

  private static void mailsAreClean(List<Received> mails) {
    assertThat(mails)
        .allSatisfy(
            mail -> assertThat(marked(mail.subject() + mail.text() + mail.html())).isEmpty());
    assertThat(mails)
        .filteredOn(mail -> mail.reason().equals("new"))
        .allSatisfy(
            mail ->
                assertThat(mail.text())
                    .contains(
                        "A device tried to reach a web address on a list of illegal content",
                        "NOT blocked",
                        "Do not look for the address",
                        "Secure the device",
                        "the log line is locked away")
                    .doesNotContain("kill", "suicide", "SUI-"));
    assertThat(mails)
        .filteredOn(mail -> mail.reason().equals("ops"))
        .allSatisfy(mail -> assertThat(mail.text()).contains("NOT blocked", "library"));
  }

  private static void casesAreRight(HandbellConfig config) {
    try (Register register = register(config)) {
      Instant now = Instant.now();
      List<Case> cases = register.casesBetween("elm", now.minusSeconds(3600), now.plusSeconds(60));
      assertThat(cases)
          .extracting(Case::incident)
          .extracting(Incident::priority)
          .map(Enum::name)
          .containsExactlyInAnyOrder("P1", "P1", "P1", "P3");
      assertThat(cases)
          .flatExtracting(c -> c.incident().evidence())
          .allSatisfy(
              evidence -> {
                assertThat(evidence.seal()).matches("https? \\S+ [0-9a-f]+");
                assertThat(evidence.decision()).isEqualTo(Decision.ALLOWED);
              });
      assertThat(register.filterChecksBetween("elm", now.minusSeconds(3600), now.plusSeconds(60)))
          .singleElement()
          .satisfies(
              check -> {
                assertThat(check.test()).isEqualTo("library");
                assertThat(check.result()).isEqualTo(FilterCheck.Result.NOT_BLOCKED);
              });
    }
  }

  private void exportsAreClean(HandbellConfig config) throws IOException {
    LocalDateTime today = LocalDateTime.now(ZoneId.of("Europe/London"));
    String week =
        "%d-W%02d"
            .formatted(
                today.get(IsoFields.WEEK_BASED_YEAR), today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    for (String form : List.of("text", "html", "pdf")) {
      Path out = folder.resolve("digest." + form);
      int code =
          handbell(
              "",
              "digest",
              "--config",
              config.file().toString(),
              "--school",
              "elm",
              "--week",
              week,
              "--to",
              form,
              "-o",
              out.toString());
      assertThat(code).isZero();
      assertThat(marked(read(out))).isEmpty();
    }
  }

  private void twoPeopleOpenItAndOneDoesNot(HandbellConfig config) throws IOException {
    SealedLine line;
    String number;
    try (Register register = register(config)) {
      line = register.sealedBox().all().get(0);
      number = register.caseOf(line.incidentId()).orElseThrow().number();
    }
    assertThat(marked(new String(Base64.getDecoder().decode(line.box()), ISO_8859_1))).isEmpty();
    Path out = folder.resolve("for-the-police.txt");

    int alone = open(config, number, out, "dsl", "dsl", PASSPHRASE + "\n" + PASSPHRASE + "\n");
    int wrong = open(config, number, out, "dsl", "head", PASSPHRASE + "\nnot the passphrase\n");
    assertThat(List.of(alone, wrong)).containsOnly(1);
    assertThat(out).doesNotExist();

    int both = open(config, number, out, "dsl", "head", PASSPHRASE + "\n" + PASSPHRASE + "\n");
    assertThat(both).isZero();
    assertThat(read(out)).contains("zqxjvkwp", "clientip");
  }

  private int open(
      HandbellConfig config, String number, Path out, String a, String b, String typed) {
    return handbell(
        typed,
        "sealed",
        "open",
        "--config",
        config.file().toString(),
        "--case",
        number,
        "--person",
        a,
        "--person",
        b,
        "--from",
        folder.resolve("sticks").toString(),
        "--reason",
        "reference 1",
        "-o",
        out.toString());
  }

  private static int handbell(String typed, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(UTF_8)));
    try {
      return Main.commandLine().execute(args);
    } finally {
      System.setIn(before);
    }
  }

  private static Register register(HandbellConfig config) {
    return Register.open(new Settings(config).notifier(), Clock.systemUTC());
  }

  private void makeKeys(HandbellConfig config) throws IOException {
    for (String id : List.of("dsl", "head")) {
      KeyFiles.make(
          config.sealed().publicKey(id),
          folder.resolve("sticks").resolve(id + ".private.pem"),
          PASSPHRASE.toCharArray());
    }
  }

  /** The marks found in that text: plain, percent-encoded, in UTF-16 or in Base64. */
  private static List<String> marked(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (String form :
        List.of(
            MARK,
            "%7a%71%78",
            "%7aqx",
            new String(MARK.getBytes(UTF_16LE), ISO_8859_1),
            new String(MARK.getBytes(UTF_16BE), ISO_8859_1))) {
      if (lower.contains(form)) {
        found.add(form);
      }
    }
    for (String mark : MARKS) {
      for (int shift = 0; shift < 3; shift++) {
        if (text.contains(base64(mark, shift))) {
          found.add("Base64 of " + mark);
        }
      }
    }
    return found;
  }

  /** What is the same of a word in Base64 whatever stands around it. */
  private static String base64(String word, int shift) {
    String all = Base64.getEncoder().encodeToString((" ".repeat(shift) + word).getBytes(UTF_8));
    int whole = (shift + word.length()) / 3 * 4;
    return all.substring(shift == 0 ? 0 : 4, whole);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new IllegalStateException("cannot look into " + file, e);
    }
  }

  private static String get(App app, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.httpPort() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private Path config(int smtp) throws IOException {
    Files.writeString(
        folder.resolve("urls.txt"),
        """
        http://zqxjvkwphost-a.example/zqxjvkwppath/page?zqxjvkwpquery=1
        https://zqxjvkwphost-b.example/zqxjvkwppath/
        https://www.google.com/search?q=i+want+to+kill+myself+zqxjvkwpterm
        http://testfiltering.com/zqxjvkwppath
        """);
    Files.writeString(folder.resolve("domains.txt"), "zqxjvkwphost-c.example\n");
    LocalDateTime now =
        LocalDateTime.now(ZoneId.of("Europe/London")).truncatedTo(ChronoUnit.MINUTES);
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Elm }
        proof: { morning: "off" }
        schools: [{ id: elm, name: Elm Primary School, phase: primary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
          - { id: dep, school: elm, role: deputy-dsl, name: B. Deputy, email: dep@elm.example }
          - { id: head, school: elm, role: head, name: C. Head, email: head@elm.example }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
        lists:
          - { id: urls, category: illegal.csam, file: urls.txt, format: urls }
          - { id: domains, category: illegal.csam, file: domains.txt, format: domains }
        sealed: { keyholders: [dsl, head] }
        tests:
          - { id: library, school: elm, ip: 10.1.2.99, from: "%s", to: "%s" }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example, words: include }
        console: { listen: "http://127.0.0.1:0" }
        """
            .formatted(now.minusHours(1), now.plusHours(1), smtp));
  }

  private static String line(String user, String ip, String url, String category) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"%s\",\"destdomain\":\"zqxjvkwphost.example\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\","
            + "\"reqheaders\":{\"referer\":\"https://zqxjvkwpref.example/zqxjvkwptitle\"},\"respbody\":"
            + "[{\"contenttype\":\"text\\/html\"}],\"tagset\":{\"urlcategory\":{\"%s\":[]},"
            + "\"username\":{\"cn=%s,ou=Year5,dc=elm,dc=local\":[]}},\"time\":\"%d.000001\","
            + "\"title\":\"zqxjvkwptitle\",\"url\":\"%s\"}")
        .formatted(ip, category, user, Instant.now().getEpochSecond(), url.replace("/", "\\/"));
  }
}
