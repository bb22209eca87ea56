package org.handbell.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.demo.Demo;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell demo}: everything at once on invented schools, nothing to set up. */
@Command(
    name = "demo",
    description = {
      "Run the whole pipeline on two invented schools and show who is told what.",
      "Nothing leaves this machine; the data is made up and deleted at the end."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./handbell demo --seconds 45"})
final class DemoCommand implements Callable<Integer> {

  private static final Duration NO_END = Duration.ofDays(365);

  @Option(
      names = "--speed",
      defaultValue = "1",
      description = "Times the ordinary pace of about 50 lines a second. Default: 1.")
  private double speed;

  @Option(
      names = "--seconds",
      description = "End by itself, with exit code 0 only if exactly the right people were told.")
  private @Nullable Integer seconds;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "Port of the console, metrics and health. Default: any free one.")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (System.getenv("HANDBELL_LOG") == null) {
      ((Logger) LoggerFactory.getLogger("org.handbell")).setLevel(Level.WARN);
    }
    Duration limit = seconds == null ? NO_END : Duration.ofSeconds(seconds);
    List<String> faults;
    try (Demo demo = new Demo(out, port);
        App app = App.start(ConfigReader.read(demo.config()), demo.clock())) {
      app.awaitReady();
      demo.say("ready", "broker, ingest, classifier, notifier, SQLite and a mail server");
      demo.say("health", "http://127.0.0.1:%d/health/ready and /metrics".formatted(app.httpPort()));
      demo.say(
          "console",
          app.oneTimeLink(ConfigReader.read(demo.config()), "elm-dsl")
              + " signs you in once, as the safeguarding lead of Elm");
      faults = demo.play(app::addressOf, speed, limit);
    }
    if (faults.isEmpty()) {
      out.println("Every concern reached exactly the right people, and nobody else.");
    } else {
      out.println("Wrong:");
      faults.forEach(fault -> out.println("  " + fault));
    }
    out.flush();
    return faults.isEmpty() ? 0 : 1;
  }
}
