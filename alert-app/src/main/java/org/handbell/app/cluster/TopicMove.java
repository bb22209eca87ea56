package org.handbell.app.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.handbell.topic.TopicKeeper;

/**
 * Takes all that a school's broker holds to a cluster that is empty: its topics, the classifier's
 * memory among them, and how far each was read. Nobody may use either meanwhile.
 */
public final class TopicMove {

  private final Admin from;
  private final Admin to;
  private final boolean singleBroker;

  private TopicMove(Admin from, Admin to, boolean singleBroker) {
    this.from = from;
    this.to = to;
    this.singleBroker = singleBroker;
  }

  /**
   * Copies every committed record, in its partition and with its time.
   *
   * @param source how a client reaches the school's broker
   * @param target how an administrator reaches the cluster
   * @param singleBroker true where the cluster has one broker: one replica of everything
   * @return how many records each topic had
   * @throws IllegalStateException when the cluster is not empty, with the mend
   */
  public static Map<String, Long> move(
      Map<String, Object> source, Map<String, Object> target, boolean singleBroker)
      throws ExecutionException, InterruptedException {
    try (Admin from = Admin.create(source);
        Admin to = Admin.create(target)) {
      TopicMove move = new TopicMove(from, to, singleBroker);
      Map<String, Integer> topics = move.topics();
      move.create(topics);
      List<TopicPartition> partitions = partitions(topics);
      move.requireEmpty(partitions);
      Map<String, Map<TopicPartition, OffsetAndMetadata>> read = move.read();
      try (PartitionCopy copy = new PartitionCopy(source, target)) {
        for (TopicPartition partition : partitions) {
          copy.copy(partition, positions(read, partition));
        }
        move.remember(read, copy);
        return copy.counts();
      }
    }
  }

  private Map<String, Integer> topics() throws ExecutionException, InterruptedException {
    Map<String, Integer> topics = new TreeMap<>();
    from.describeTopics(from.listTopics().names().get())
        .allTopicNames()
        .get()
        .forEach((name, about) -> topics.put(name, about.partitions().size()));
    return topics;
  }

  private void create(Map<String, Integer> topics) throws ExecutionException, InterruptedException {
    TopicKeeper.ensure(to, singleBroker);
    var there = to.listTopics().names().get();
    List<NewTopic> missing = new ArrayList<>();
    for (Map.Entry<String, Integer> topic : topics.entrySet()) {
      if (!there.contains(topic.getKey())) {
        missing.add(
            new NewTopic(topic.getKey(), topic.getValue(), (short) (singleBroker ? 1 : 3))
                .configs(settings(topic.getKey())));
      }
    }
    to.createTopics(missing).all().get();
  }

  /** As the classifier made it, but for what depends on the number of brokers. */
  private Map<String, String> settings(String topic)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<String, String> settings =
        from.describeConfigs(List.of(resource)).all().get().values().stream()
            .flatMap(about -> about.entries().stream())
            .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, singleBroker ? "1" : "2");
    return settings;
  }

  private static List<TopicPartition> partitions(Map<String, Integer> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(
        (topic, count) -> {
          for (int i = 0; i < count; i++) {
            partitions.add(new TopicPartition(topic, i));
          }
        });
    return partitions;
  }

  private void requireEmpty(List<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    partitions.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    TreeSet<String> used = new TreeSet<>();
    to.listOffsets(ends)
        .all()
        .get()
        .forEach(
            (partition, end) -> {
              if (end.offset() > 0) {
                used.add(partition.topic());
              }
            });
    if (!used.isEmpty()) {
      throw new IllegalStateException(
          "the cluster holds records already (%s) and was left as it is: a school moves to an empty"
                  .formatted(String.join(", ", used))
              + " cluster; to join one that is in use see docs/operations.md");
    }
  }

  /** By group: how far it has read. */
  private Map<String, Map<TopicPartition, OffsetAndMetadata>> read()
      throws ExecutionException, InterruptedException {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> read = new TreeMap<>();
    for (GroupListing group : from.listGroups().all().get()) {
      read.put(
          group.groupId(),
          from.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get());
    }
    return read;
  }

  private static List<Long> positions(
      Map<String, Map<TopicPartition, OffsetAndMetadata>> read, TopicPartition partition) {
    return read.values().stream()
        .map(group -> group.get(partition))
        .filter(at -> at != null)
        .map(OffsetAndMetadata::offset)
        .toList();
  }

  private void remember(
      Map<String, Map<TopicPartition, OffsetAndMetadata>> read, PartitionCopy copy)
      throws ExecutionException, InterruptedException {
    for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group : read.entrySet()) {
      Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
      group
          .getValue()
          .forEach(
              (partition, at) ->
                  moved.put(
                      partition,
                      new OffsetAndMetadata(
                          copy.place(partition, at.offset()), Optional.empty(), at.metadata())));
      if (!moved.isEmpty()) {
        to.alterConsumerGroupOffsets(group.getKey(), moved).all().get();
      }
    }
  }
}
