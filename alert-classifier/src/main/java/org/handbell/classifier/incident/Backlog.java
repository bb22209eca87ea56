package org.handbell.classifier.incident;

import org.apache.kafka.common.TopicPartition;

/** Knows whether a partition still has something to read; asked on the thread that reads it. */
@FunctionalInterface
public interface Backlog {

  /** True when the partition was read to its end; false also when nobody knows. */
  boolean isEmpty(TopicPartition partition);
}
