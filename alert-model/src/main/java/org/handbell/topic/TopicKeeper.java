package org.handbell.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates Handbell's topics with explicit settings and refuses to run on topics that differ. */
public final class TopicKeeper {

  /** Tenths of a second to wait for a new topic. */
  private static final int PATIENCE = 100;

  private TopicKeeper() {}

  /**
   * Creates what is missing and checks what is there.
   *
   * @param singleNode one broker: one replica, and precious topics synced to disk before they are
   *     acknowledged; else three replicas of which two must have a record
   * @throws IllegalStateException naming each topic and setting that differs, and the mend
   */
  public static void ensure(Admin admin, boolean singleNode)
      throws ExecutionException, InterruptedException {
    Set<String> existing = admin.listTopics().names().get();
    List<NewTopic> missing =
        Topics.ALL.stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(topic -> creation(topic, singleNode))
            .toList();
    try {
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) { // another instance was faster
        throw e;
      }
    }
    List<String> faults = faults(admin, singleNode);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join("; ", faults));
    }
    awaitLeaders(admin);
  }

  /**
   * Returns when each partition answers for itself. A leader is announced a moment before it takes
   * records; a producer with several requests on their way then has the first refused and a later
   * one taken, and the first never again (KAFKA-15591).
   */
  private static void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (Topic<?, ?> topic : Topics.ALL) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        all.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    admin.listOffsets(all).all().get();
  }

  private static NewTopic creation(Topic<?, ?> topic, boolean singleNode) {
    return new NewTopic(topic.name(), topic.partitions(), (short) (singleNode ? 1 : 3))
        .configs(settings(topic, singleNode));
  }

  private static Map<String, String> settings(Topic<?, ?> topic, boolean singleNode) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, singleNode ? "1" : "2");
    if (singleNode && topic.precious()) {
      settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
    }
    return settings;
  }

  private static List<String> faults(Admin admin, boolean singleNode)
      throws ExecutionException, InterruptedException {
    List<String> names = Topics.ALL.stream().map(Topic::name).toList();
    Map<String, TopicDescription> found = describeWhenKnown(admin, names);
    Map<ConfigResource, Config> configs =
        admin
            .describeConfigs(
                names.stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .collect(Collectors.toSet()))
            .all()
            .get();
    List<String> faults = new ArrayList<>();
    for (Topic<?, ?> topic : Topics.ALL) {
      TopicDescription description = found.get(topic.name());
      int partitions = description == null ? 0 : description.partitions().size();
      if (partitions != topic.partitions()) {
        faults.add(
            "topic %s has %d partitions, Handbell needs %d: delete it or use another cluster"
                .formatted(topic.name(), partitions, topic.partitions()));
      }
      Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
      settings(topic, singleNode)
          .forEach(
              (key, wanted) -> {
                String actual = config == null ? "unknown" : config.get(key).value();
                if (!sameSetting(wanted, actual)) {
                  faults.add(
                      "topic %s has %s=%s, Handbell needs %s: set it with kafka-configs"
                          .formatted(topic.name(), key, actual, wanted));
                }
              });
    }
    return faults;
  }

  /** A broker hears of a new topic a moment after the controller has made it. */
  private static Map<String, TopicDescription> describeWhenKnown(Admin admin, List<String> names)
      throws ExecutionException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        Map<String, TopicDescription> found = admin.describeTopics(names).allTopicNames().get();
        if (attempt >= PATIENCE || found.values().stream().allMatch(TopicKeeper::hasLeaders)) {
          return found;
        }
      } catch (ExecutionException e) {
        if (attempt >= PATIENCE || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static boolean hasLeaders(TopicDescription topic) {
    return topic.partitions().stream().allMatch(p -> p.leader() != null && !p.leader().isEmpty());
  }

  private static boolean sameSetting(String wanted, String actual) {
    return Set.of(wanted.split(",", -1)).equals(Set.of(actual.split(",", -1)));
  }
}
