package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.handbell.app.App;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.SyslogSender;

/**
 * The whole pipeline in one process: real socket, spool, broker, streams, database and mail server.
 *
 * <pre>
 * Pipeline rate 2000 120 5 from line to mail at 2,000 lines a second for 120 seconds, 5 of them (or
 *                          as many as said) cries for help
 * Pipeline max 300000      that many lines as fast as they go in
 * </pre>
 */
public final class Pipeline {

  private final Path folder = Files.createTempDirectory("handbell-pipeline");
  private final LineToMail mails = new LineToMail();

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
        int cries = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        pipeline.mails.measure(
            address, Integer.parseInt(args[1]), Integer.parseInt(args[2]), cries);
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
        schools: [{ id: elm, name: Elm, phase: secondary, settling: off }]
        sources: [{ id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:0", format: smoothwall }]
        people:
          - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:0" }
        """
            .formatted(mails.port()));
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

  private void memory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS") || line.startsWith("VmHWM")) {
        System.out.println(line);
      }
    }
  }
}
