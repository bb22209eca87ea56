package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.handbell.app.App;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.MailSink;
import org.handbell.app.demo.SyslogSender;

/**
 * The whole pipeline in one process: real socket, spool, broker, streams, database and mail server.
 *
 * <pre>
 * Pipeline rate 500 60     from line to mail at 500 lines a second for 60 seconds, open-loop: a line
 *                          is counted from when it was due, not from when it could be sent
 * Pipeline max 300000      that many lines as fast as they go in
 * </pre>
 */
public final class Pipeline {

  private static final Pattern PUPIL = Pattern.compile("\\bcry\\d+\\b");
  private static final int WARM_UP_SECONDS = 15;

  private final Path folder = Files.createTempDirectory("handbell-pipeline");
  private final MailSink sink = new MailSink();

  private Pipeline() throws IOException {}

  /** Runs one measurement and prints it. */
  public static void main(String[] args) {
    int exitCode = 0;
    try {
      measure(args);
    } catch (Exception e) {
      e.printStackTrace();
      exitCode = 1;
    }
    System.exit(exitCode); // the mail server's threads would keep the process alive
  }

  private static void measure(String[] args) throws Exception {
    Pipeline pipeline = new Pipeline();
    long start = System.nanoTime();
    try (App app = App.start(ConfigReader.read(pipeline.config()), Clock.systemUTC())) {
      app.awaitReady();
      System.out.printf("ready after %.1f s%n", (System.nanoTime() - start) / 1e9);
      InetSocketAddress address = app.addressOf("elm-fw");
      if (args[0].equals("rate")) {
        pipeline.atRate(address, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
      } else {
        pipeline.flatOut(app, address, Integer.parseInt(args[1]));
      }
      pipeline.memory();
    }
  }

  private Path config() throws IOException {
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Bench }
        schools: [{ id: elm, name: Elm, phase: secondary }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:0" }
        """
            .formatted(sink.port()));
  }

  /** One cry for help a second among ordinary lines. */
  private void atRate(InetSocketAddress address, int rate, int seconds)
      throws IOException, InterruptedException {
    List<byte[]> lines = Samples.lines(20_000);
    Map<String, Long> due = new ConcurrentHashMap<>();
    Histogram millis = new Histogram(3);
    int cries = 0;
    long start = System.nanoTime();
    long total = (long) rate * (seconds + WARM_UP_SECONDS);
    try (SyslogSender sender = new SyslogSender(address, "elm-fw", true)) {
      for (long i = 0; i < total; i++) {
        long dueAt = start + i * 1_000_000_000L / rate;
        while (dueAt - System.nanoTime() > 1_000_000) {
          sender.flush();
          hear(due, millis);
          TimeUnit.MILLISECONDS.sleep(1);
        }
        if (i % rate == 0) {
          String pupil = "cry" + cries++;
          due.put(pupil, i < (long) rate * WARM_UP_SECONDS ? Long.MAX_VALUE : dueAt);
          sender.send(Instant.now(), cry(pupil));
          sender.flush();
        } else {
          sender.send(Instant.now(), new String(lines.get((int) (i % lines.size())), UTF_8));
        }
      }
      sender.flush();
      for (int i = 0; i < 300 && !due.isEmpty(); i++) {
        hear(due, millis);
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    System.out.printf(
        "%d lines/s for %d s: line to mail p50 %d ms, p99 %d ms, max %d ms (%d mails, %d missing)%n",
        rate,
        seconds,
        millis.getValueAtPercentile(50),
        millis.getValueAtPercentile(99),
        millis.getMaxValue(),
        millis.getTotalCount(),
        due.size());
  }

  private void hear(Map<String, Long> due, Histogram millis) {
    for (MailSink.Received mail : sink.next()) {
      long now = System.nanoTime();
      Matcher pupil = PUPIL.matcher(mail.text());
      Long dueAt = pupil.find() ? due.remove(pupil.group()) : null;
      if (dueAt != null && dueAt != Long.MAX_VALUE) {
        millis.recordValue((now - dueAt) / 1_000_000);
      }
    }
  }

  private void flatOut(App app, InetSocketAddress address, int count)
      throws IOException, InterruptedException {
    List<byte[]> lines = Samples.lines(20_000);
    for (int round = 0; round < 3; round++) {
      double before = classified(app);
      long start = System.nanoTime();
      try (SyslogSender sender = new SyslogSender(address, "elm-fw", true)) {
        for (int i = 0; i < count; i++) {
          sender.send(Instant.now(), new String(lines.get(i % lines.size()), UTF_8));
        }
      }
      long sent = System.nanoTime();
      while (classified(app) - before < count) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      long end = System.nanoTime();
      System.out.printf(
          "round %d: %,d lines; taken in at %,.0f lines/s, judged at %,.0f lines/s%n",
          round + 1, count, count / ((sent - start) / 1e9), count / ((end - start) / 1e9));
    }
  }

  private static double classified(App app) {
    return app.meters().get("handbell.classifier.events").counter().count();
  }

  private static String cry(String pupil) {
    return ("{\"v\":2,\"blocked\":false,\"clientip\":\"10.1.2.3\",\"destdomain\":\"www.google.com\","
            + "\"httpcode\":200,\"https\":true,\"mitmed\":true,\"method\":\"GET\",\"tagset\":{"
            + "\"username\":{\"%s\":[]}},\"time\":\"%d.000001\","
            + "\"url\":\"https:\\/\\/www.google.com\\/search?q=i+want+to+kill+myself\"}")
        .formatted(pupil, Instant.now().getEpochSecond());
  }

  private void memory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS") || line.startsWith("VmHWM")) {
        System.out.println(line);
      }
    }
  }
}
