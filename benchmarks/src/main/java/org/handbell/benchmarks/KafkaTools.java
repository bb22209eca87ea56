package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.app.bench.Samples;

/** Kafka's own measuring programs, with a school's lines: what the broker could take and give. */
final class KafkaTools {

  private static final Pattern PRODUCED = Pattern.compile("([0-9.]+) records/sec");
  private static final int RATE_COLUMN = 5;

  private final String bootstrap;
  private final String topic;
  private final Path folder;

  KafkaTools(String bootstrap, String topic, Path folder) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.folder = folder;
  }

  void measure(Results results, Effort effort, int lines) throws Exception {
    Path payload = folder.resolve("payload");
    List<String> texts =
        Samples.lines("smoothwall", 20_000).stream().map(line -> new String(line, UTF_8)).toList();
    Files.write(payload, texts);
    List<Double> produced = new ArrayList<>();
    List<Double> consumed = new ArrayList<>();
    for (int round = 0; round < effort.windows(); round++) {
      produce(payload, 4 * lines).ifPresent(produced::add);
      consume(4 * lines).ifPresent(consumed::add);
    }
    if (produced.isEmpty() || consumed.isEmpty()) {
      System.out.println("Kafka's own programs said nothing that is understood here");
      return;
    }
    results.add("stream.kafka.produce", "Kafka's producer program", "lines/s", produced);
    results.add("stream.kafka.consume", "Kafka's consumer program", "lines/s", consumed);
  }

  private Optional<Double> produce(Path payload, int count) throws InterruptedException {
    return Programs.java(
            "org.apache.kafka.tools.ProducerPerformance",
            List.of(
                "--bootstrap-server",
                bootstrap,
                "--topic",
                topic,
                "--num-records",
                String.valueOf(count),
                "--throughput",
                "-1",
                "--payload-file",
                payload.toString(),
                "--command-property",
                "compression.type=lz4",
                "linger.ms=5",
                "acks=all"))
        .flatMap(KafkaTools::lastRate);
  }

  private static Optional<Double> lastRate(String said) {
    Matcher rate = PRODUCED.matcher(said);
    Optional<Double> last = Optional.empty();
    while (rate.find()) {
      last = Optional.of(Double.parseDouble(rate.group(1)));
    }
    return last;
  }

  private Optional<Double> consume(int count) throws InterruptedException, IOException {
    return Programs.java(
            "org.apache.kafka.tools.ConsumerPerformance",
            List.of(
                "--bootstrap-server",
                bootstrap,
                "--topic",
                topic,
                "--num-records",
                String.valueOf(count),
                "--hide-header"))
        .flatMap(said -> said.lines().filter(line -> line.contains(", ")).findFirst())
        .map(line -> Double.parseDouble(line.split(", *", -1)[RATE_COLUMN]));
  }
}
