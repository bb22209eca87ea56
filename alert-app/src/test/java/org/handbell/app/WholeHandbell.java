package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.app.demo.SyslogSender;
import org.handbell.app.traffic.Client;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.LoggedRequest;
import org.handbell.notifier.console.web.Route;
import org.handbell.sealed.KeyFiles;

/**
 * A trust of two schools with all its people and everything of Handbell, from the socket to the
 * pages, in this process.
 */
public final class WholeHandbell implements AutoCloseable {

  /** An address on the school's list of illegal ones. */
  public static final String LISTED = "https://listed.invalid/secret/path";

  /** Who can open sealed lines, their private halves in the folder. */
  public static final List<String> KEYHOLDERS = List.of("dsl", "head");

  public static final String PASSPHRASE = "four quite plain words";

  /** Longer than it takes on a machine that has much else to do. */
  private static final Duration A_WHILE = Duration.ofMinutes(2);

  private final Path folder;
  private final MovableClock clock = new MovableClock();
  private final MailSink sink = new MailSink();
  private final List<Received> mails = new ArrayList<>();
  private final int port = freePort();
  private final boolean secure;
  private final HandbellConfig config;
  private final App app;

  /** Starts it with its files in that folder, and returns when every part works. */
  public WholeHandbell(Path folder) {
    this(folder, false);
  }

  /**
   * @param secure true where {@code cert.pem} and {@code key.pem} are in the folder, for HTTPS
   */
  public WholeHandbell(Path folder, boolean secure) {
    this.folder = folder;
    this.secure = secure;
    try {
      this.config = ConfigReader.read(write());
      for (String keyholder : KEYHOLDERS) {
        KeyFiles.make(
            config.sealed().publicKey(keyholder),
            folder.resolve(keyholder + ".private.pem"),
            PASSPHRASE.toCharArray());
      }
      this.app = App.start(config, clock);
      app.awaitReady();
    } catch (Exception e) {
      throw new IllegalStateException("Handbell does not start", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its pages are. */
  public String address() {
    return (secure ? "https" : "http") + "://127.0.0.1:" + port;
  }

  public MovableClock clock() {
    return clock;
  }

  /** Every page that it has. */
  public List<Route> pages() {
    return app.pages();
  }

  /** A link that lets that person in once, straight away. */
  public String pass(String personId) {
    return app.oneTimeLink(config, personId);
  }

  /** Runs a command, which must succeed, and returns what it prints. */
  public String command(String... words) {
    StringWriter out = new StringWriter();
    int exit = Main.commandLine().setOut(new PrintWriter(out)).execute(words);
    assertThat(exit).as(String.join(" ", words)).isZero();
    return out.toString();
  }

  /** The configuration's path. */
  public String configuration() {
    return folder.resolve("handbell.yaml").toString();
  }

  /** A pupil or a member of staff types this into a search engine. */
  public void search(String school, String username, String unit, String words) {
    String url =
        "https://www.google.com/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    open(school, username, unit, url, "Search Engines");
  }

  /** Somebody opens a page that the filter knows under that category. */
  public void open(String school, String username, String unit, String url, String category) {
    Client client = new Client(school, username, unit, "10.20.0." + (1 + username.length()));
    LoggedRequest request = LoggedRequest.page(clock.instant(), client, url, category);
    send(school, FilterLog.smoothwall().line(request));
  }

  /** The school's filter logs this line. */
  public void send(String school, String line) {
    try (SyslogSender sender = new SyslogSender(app.addressOf(school + "-fw"), "fw", true)) {
      sender.send(clock.instant(), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the mail that fits, among all that ever arrived. */
  public Received mail(Predicate<Received> fits) {
    return await()
        .atMost(A_WHILE)
        .until(() -> mails().stream().filter(fits).findFirst(), found -> found.isPresent())
        .orElseThrow();
  }

  /** Every mail that has arrived. */
  public synchronized List<Received> mails() {
    mails.addAll(sink.next());
    return List.copyOf(mails);
  }

  /** How often the classifier counted that. */
  public double classified(String name) {
    return app.meters().get("handbell.classifier." + name).counter().count();
  }

  /** Waits until so many cases, or news of cases, have arrived. */
  public void awaitCases(int many) {
    await()
        .atMost(A_WHILE)
        .until(
            () ->
                app.meters().find("handbell.notifier.incidents").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum()
                    >= many);
  }

  private Path write() throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Files.writeString(folder.resolve("listed.txt"), LISTED + "\n");
    BufferedImage mark = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(mark, "png", folder.resolve("oak.png").toFile())).isTrue();
    Files.writeString(
        folder.resolve("people.csv"),
        """
        username,name,kind,year,form,school
        jbloggs,Jo Bloggs,pupil,5,5A,elm
        kcarter,Kit Carter,pupil,6,6B,elm
        oalmond,Olu Almond-Featherstonehaugh,pupil,9,9C,oak
        pstone,Pia Stone,pupil,10,10A,oak
        qreed,Quin Reed,pupil,8,8B,oak
        treed,T. Reed,staff,,,oak
        """);
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Heron Learning Trust, timezone: Europe/London }
        schools:
          - { id: elm, name: Elm Primary School, phase: primary, settling: off }
          - { id: oak, name: Oak Academy, phase: secondary, settling: off }
        sources:
          - { id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }
          - { id: oak-fw, school: oak, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }
        people:
          - { id: dsl, school: oak, role: dsl, name: F. Okafor, email: dsl@oak.example, username: fokafor }
          - { id: dep, school: oak, role: deputy-dsl, name: G. Price, email: dep@oak.example, username: gprice }
          - { id: head, school: oak, role: head, name: H. Patel, email: head@oak.example, username: hpatel }
          - { id: chair, school: oak, role: chair, name: I. Moss, email: chair@oak.example }
          - { id: governor, school: oak, role: governor, name: K. Lane, email: governor@oak.example }
          - { id: it, school: oak, role: it, name: J. Wren, email: it@oak.example, username: jwren }
          - { id: elm-dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: alead }
          - { id: elm-head, school: elm, role: head, name: C. Head, email: head@elm.example, username: chead }
          - { id: elm-chair, school: elm, role: chair, name: D. Chair, email: chair@elm.example }
          - { id: trust, role: trust-dsl, name: T. Heron, email: dsl@heron.example, username: theron }
          - { id: auditor, role: auditor, name: U. Audit, email: audit@heron.example }
        directory: people.csv
        reports: { schools: [ { id: oak, logo: oak.png } ] }
        lists: [{ id: test, category: illegal.csam, file: listed.txt, format: urls }]
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@heron.example, words: include }
        alerts: { holdP2: 2s }
        silences:
          - { id: harvest, school: elm, by: [elm-dsl], from: %tF, until: %tF, theme: challenges,
              reason: the harvest festival }
        calendar: { terms: [{ from: 2020-01-01, to: 2099-12-31 }] }
        sealed: { keyholders: [dsl, head] }
        console: { listen: "%s", publicUrl: "%s"%s }
        proof: { morning: "off" }
        """
            .formatted(
                sink.port(),
                today,
                today.plusDays(14),
                address(),
                address(),
                secure ? ", tls: { certificate: cert.pem, key: key.pem }" : ""));
  }

  @Override
  public void close() {
    app.close();
    sink.close();
  }
}
