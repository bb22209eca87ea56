package org.handbell.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.handbell.app.demo.MailSink.Received;
import org.handbell.app.traffic.FilterLog;
import org.handbell.app.traffic.LoggedRequest;
import org.handbell.app.traffic.Traffic;

/**
 * The whole pipeline on invented schools: ordinary traffic over real syslog with concerns planted
 * in it, and every mail shown as it arrives.
 */
public final class Demo implements AutoCloseable {

  private static final Duration BETWEEN_CONCERNS = Duration.ofMillis(1500);

  /** Long enough to start and to plant every concern. */
  private static final Duration UNTIL_DIGEST = Duration.ofSeconds(35);

  private static final Duration MAIL_TAKES = Duration.ofSeconds(15);

  private static final double CLICKS_A_SECOND = 3;
  private static final Duration TICK = Duration.ofMillis(100);

  private final PrintWriter out;
  private final Path folder;
  private final MailSink sink = new MailSink();
  private final InventedSchools schools = new InventedSchools();
  private final Path config;
  private final Clock clock;
  private final long start = System.nanoTime();
  private int mails;

  /** A line of a concern and when it is due. */
  private record Planted(long due, Concern concern, LoggedRequest line, boolean first) {}

  /** Lays out the schools in a new folder. */
  public Demo(PrintWriter out, int httpPort) throws IOException {
    this.out = out;
    this.folder = Files.createTempDirectory("handbell-demo");
    this.clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), beforeDigest()));
    this.config = schools.write(folder, sink.port(), httpPort);
    Files.createDirectories(folder.resolve("mails"));
  }

  /** Shortly before the digest of last Friday: the demo shows a week's end, whatever the day is. */
  private static Instant beforeDigest() {
    ZonedDateTime now = ZonedDateTime.now(InventedSchools.ZONE);
    ZonedDateTime friday =
        now.with(TemporalAdjusters.previous(DayOfWeek.FRIDAY)).with(InventedSchools.DIGEST);
    return friday.toInstant().minus(UNTIL_DIGEST);
  }

  /** The clock by which the demo's schools live. */
  public Clock clock() {
    return clock;
  }

  /** The configuration to start Handbell with. */
  public Path config() {
    return config;
  }

  /**
   * Plays until {@code limit} is over, or for ever without one.
   *
   * @param listening where a source listens, by its id
   * @param speed how much faster than the normal pace
   * @return what went wrong, in words; empty when exactly the right people were told
   */
  public List<String> play(
      Function<String, InetSocketAddress> listening, double speed, Duration limit)
      throws IOException, InterruptedException {
    List<Concern> concerns = Concerns.all(schools, clock.instant());
    Verdict verdict = new Verdict(concerns);
    PriorityQueue<Planted> plan = plan(concerns);
    long end = System.nanoTime() + limit.toNanos();
    long digestDue = System.nanoTime() + UNTIL_DIGEST.toNanos();
    double owed = 0;
    long lines = 0;
    try (Feed elm = feed("elm", 1, FilterLog.smoothwall(), listening, false);
        Feed oak = feed("oak", 2, FilterLog.fortiGate(), listening, true)) {
      while (System.nanoTime() < end || !plan.isEmpty()) {
        for (owed += speed * CLICKS_A_SECOND * TICK.toMillis() / 1000.0; owed >= 1; owed--) {
          lines += elm.click(clock.instant()) + oak.click(clock.instant());
        }
        while (!plan.isEmpty() && plan.peek().due() <= System.nanoTime()) {
          Planted planted = plan.remove();
          plant(planted, planted.concern().school().equals("elm") ? elm : oak);
          lines++;
        }
        elm.flush();
        oak.flush();
        hear(verdict);
        TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
      }
    }
    awaitMail(verdict, digestDue + MAIL_TAKES.toNanos());
    say("sent", "%,d lines; %d mails came, they are in %s".formatted(lines, mails, mailFolder()));
    return verdict.faults();
  }

  /** However short the demo, the mails that are due get the time they need. */
  private void awaitMail(Verdict verdict, long latest) throws IOException, InterruptedException {
    hear(verdict);
    while (!verdict.faults().isEmpty() && System.nanoTime() < latest) {
      TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
      hear(verdict);
    }
  }

  private Feed feed(
      String school,
      long seed,
      FilterLog log,
      Function<String, InetSocketAddress> listening,
      boolean counted)
      throws IOException {
    String source = school + "-fw";
    return new Feed(
        source,
        log,
        new Traffic(seed, schools.pupils(school), log),
        new SyslogSender(listening.apply(source), source, counted));
  }

  /** A school's filter: what it logs and where it sends it. */
  private record Feed(String device, FilterLog log, Traffic traffic, SyslogSender sender)
      implements AutoCloseable {

    void send(Instant now, String line) throws IOException {
      sender.send(log.message(now, device, line));
    }

    int click(Instant now) throws IOException {
      List<String> lines = traffic.click(now);
      for (String line : lines) {
        send(now, line);
      }
      return lines.size();
    }

    void flush() throws IOException {
      sender.flush();
    }

    @Override
    public void close() throws IOException {
      sender.close();
    }
  }

  private PriorityQueue<Planted> plan(List<Concern> concerns) {
    PriorityQueue<Planted> plan = new PriorityQueue<>(Comparator.comparingLong(Planted::due));
    long due = System.nanoTime() + BETWEEN_CONCERNS.toNanos();
    for (Concern concern : concerns) {
      long next = due;
      for (LoggedRequest line : concern.lines()) {
        plan.add(new Planted(next, concern, line, next == due));
        next += 3 * BETWEEN_CONCERNS.toNanos();
      }
      due += BETWEEN_CONCERNS.toNanos();
    }
    return plan;
  }

  private void plant(Planted planted, Feed feed) throws IOException {
    if (planted.first()) {
      say("planted", planted.concern().school() + ": " + planted.concern().title());
    }
    Instant now = clock.instant();
    feed.send(now, feed.log().line(planted.line().at(now)));
  }

  private void hear(Verdict verdict) throws IOException {
    for (Received mail : sink.next()) {
      verdict.hear(mail);
      mails++;
      say("mail", "%-20s %-13s %s".formatted(mail.to(), mail.reason(), mail.subject()));
      String name = "%02d-%s-%s".formatted(mails, mail.to(), mail.reason());
      Files.writeString(mailFolder().resolve(name + ".html"), mail.html());
      Files.writeString(mailFolder().resolve(name + ".txt"), mail.text());
    }
  }

  private Path mailFolder() {
    return folder.resolve("mails");
  }

  /** Prints a line with the time since the start. */
  public void say(String what, String text) {
    out.println(
        String.format(
            Locale.ROOT, "%6.1f s  %-8s %s", (System.nanoTime() - start) / 1e9, what, text));
    out.flush();
  }

  /** Stops the mail server and deletes everything but the mails. */
  @Override
  public void close() throws IOException {
    sink.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.startsWith(mailFolder()) && !path.equals(folder)) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
