package org.handbell.benchmarks;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.handbell.app.embedded.EmbeddedBroker;
import org.handbell.classifier.ClassifierConfig;
import org.handbell.classifier.ClassifierStage;
import org.handbell.classifier.pattern.Sign;
import org.handbell.classifier.pattern.Signs;
import org.handbell.classifier.pattern.SignsForm;
import org.handbell.model.Category;
import org.handbell.model.Phase;
import org.handbell.model.Priority;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.handbell.topic.TopicKeeper;

/**
 * What it takes to remember people over sixty days: bytes a person in the store and its log, and
 * how long a classifier that lost its state takes until it reads events again.
 */
final class SignsYardstick {

  private static final List<Category> CATEGORIES =
      List.of(
          Category.WELLBEING_LOW_MOOD,
          Category.CONDUCT_GAMES,
          Category.CONDUCT_BYPASS,
          Category.CONTENT_SEXUAL,
          Category.CONTENT_SELF_HARM);

  private static final int SIGNS = 20;

  private final Path folder = Files.createTempDirectory("handbell-signs");
  private final EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
  private final Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrap());

  private SignsYardstick() throws IOException {}

  static void measure(Results results, Effort effort) throws Exception {
    for (int people : List.of(1_000, 10_000, effort.of(20_000, 50_000))) {
      new SignsYardstick().measure(results, people);
    }
  }

  private void measure(Results results, int people) throws Exception {
    String id = "state." + people + ".";
    try (Admin admin = Admin.create(kafka)) {
      TopicKeeper.ensure(admin, true);
      startMillis(); // loads the classes and makes the topics
      long empty = startMillis();
      long bytes = remember(people, SIGNS);
      long full = startMillis();
      results.add(id + "person", "in the store", "B", (double) bytes / people);
      results.add(id + "log", "in the log", "MB", logBytes(admin) / 1e6);
      results.add(id + "empty", "ready with nothing to restore", "ms", (double) empty);
      results.add(id + "restored", "ready with all of it", "ms", (double) full);
    }
    broker.close();
  }

  private long startMillis() throws IOException {
    long start = System.nanoTime();
    try (ClassifierStage stage = classifier()) {
      while (!stage.isReady()) {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
  }

  private ClassifierStage classifier() throws IOException {
    return Stages.classifier(
        List.of(new School("elm", "Elm", SchoolPhase.SECONDARY)),
        folder,
        true,
        kafka,
        new SimpleMeterRegistry());
  }

  /** Writes what the store would have logged; returns the bytes of the values. */
  private long remember(int people, int signs) {
    Random random = new Random(1);
    long bytes = 0;
    try (Serde<Signs> form = SignsForm.serde();
        KafkaProducer<String, Signs> producer =
            new KafkaProducer<>(kafka, new StringSerializer(), form.serializer())) {
      for (int person = 0; person < people; person++) {
        Signs remembered = signs(random, signs);
        bytes += form.serializer().serialize("", remembered).length;
        String key = UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt()}).toString();
        var unused =
            producer.send(new ProducerRecord<>(changelog(), key + "-" + person, remembered));
      }
    }
    return bytes;
  }

  private static Signs signs(Random random, int many) {
    int now = (int) (System.currentTimeMillis() / 60_000);
    List<Sign> signs = new ArrayList<>();
    for (int i = many; i > 0; i--) {
      signs.add(
          new Sign(
              now - i * 60 * 24 * Signs.DAYS / many,
              CATEGORIES.get(random.nextInt(CATEGORIES.size())),
              Phase.INFORMATION,
              Priority.P4,
              random.nextInt(),
              true,
              false));
    }
    return new Signs(signs);
  }

  private static String changelog() {
    return ClassifierConfig.DEFAULT_APPLICATION_ID + "-signs-changelog";
  }

  private static long logBytes(Admin admin) throws Exception {
    List<TopicPartition> partitions =
        IntStream.range(0, 12).mapToObj(i -> new TopicPartition(changelog(), i)).toList();
    return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
        .flatMap(directories -> directories.values().stream())
        .flatMap(directory -> directory.replicaInfos().entrySet().stream())
        .filter(replica -> partitions.contains(replica.getKey()))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }
}
