package org.handbell.classifier;

import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;
import org.handbell.classifier.activity.ActivityProcessor;
import org.handbell.classifier.incident.Backlog;
import org.handbell.classifier.incident.ClassProcessor;
import org.handbell.classifier.incident.ClassSign;
import org.handbell.classifier.incident.IncidentProcessor;
import org.handbell.classifier.incident.LineSealer;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.classifier.judge.JudgeProcessor;
import org.handbell.classifier.judge.Judged;
import org.handbell.classifier.judge.Judgement;
import org.handbell.classifier.pattern.FalseAlarms;
import org.handbell.model.Event;
import org.handbell.model.Incident;
import org.handbell.sealed.SealedLine;
import org.handbell.topic.Topic;
import org.handbell.topic.Topics;

/**
 * The way of an event through the classifier: read, judged once, joined to the person's incident
 * when something was found, and counted. All of a person's events are on one partition already, so
 * events stay where they are; only that an incident has opened crosses to the partition of its
 * school, where topics of a whole class show.
 *
 * @param judgement what an event shows
 * @param seal what stands for an illegal address
 * @param sealer what becomes of the line of an illegal address
 * @param backlog whether a partition has more to read
 * @param nanoTime a clock that only counts
 * @param zone in which days and nights are counted
 * @param onDisk whether open incidents are on disk, for a region's many, or in memory, which starts
 *     sooner after a crash
 * @param falseAlarms what people found to be nothing, as of the moment
 */
record ClassifierTopology(
    Judgement judgement,
    Function<Event, String> seal,
    LineSealer sealer,
    Backlog backlog,
    LongSupplier nanoTime,
    ZoneId zone,
    boolean onDisk,
    ClassifierMetrics metrics,
    Supplier<FalseAlarms> falseAlarms) {

  private static final String EVENTS = "events";
  private static final String JUDGE = "judge";
  private static final String INCIDENTS = "incidents";
  private static final String ACTIVITY = "activity";
  private static final String CLASS_SIGNS = "class-signs";
  private static final String CLASS_TOPICS = "class-topics";

  /** Where nobody finds a false alarm. */
  ClassifierTopology(
      Judgement judgement,
      Function<Event, String> seal,
      LineSealer sealer,
      Backlog backlog,
      LongSupplier nanoTime,
      ZoneId zone,
      boolean onDisk,
      ClassifierMetrics metrics) {
    this(judgement, seal, sealer, backlog, nanoTime, zone, onDisk, metrics, () -> FalseAlarms.NONE);
  }

  Topology build() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(IncidentProcessor.store(onDisk));
    builder.addStateStore(IncidentProcessor.signs(onDisk));
    builder.addStateStore(ActivityProcessor.store());
    builder.addStateStore(ClassProcessor.store());

    KStream<String, Judged> judged =
        builder.stream(Topics.EVENTS.name(), events())
            .process(
                () -> new JudgeProcessor(judgement, metrics, INCIDENTS, ACTIVITY), Named.as(JUDGE));
    KStream<String, Object> told =
        judged.process(
            this::incidents, Named.as(INCIDENTS), IncidentProcessor.STORE, IncidentProcessor.SIGNS);
    told.mapValues(Incident.class::cast, Named.as(IncidentProcessor.REVISIONS))
        .to(Topics.INCIDENTS.name(), as("incident-revisions", Topics.INCIDENTS));
    told.mapValues(SealedLine.class::cast, Named.as(IncidentProcessor.SEALED))
        .to(Topics.SEALED.name(), as("sealed-lines", Topics.SEALED));
    told.mapValues(ClassSign.class::cast, Named.as(IncidentProcessor.OPENED))
        .repartition(bySchool())
        .process(this::classTopics, Named.as(CLASS_TOPICS), ClassProcessor.STORE)
        .to(Topics.INCIDENTS.name(), as("class-revisions", Topics.INCIDENTS));
    judged
        .process(ActivityProcessor::new, Named.as(ACTIVITY), ActivityProcessor.STORE)
        .to(Topics.ACTIVITY.name(), as("activity-counts", Topics.ACTIVITY));
    return builder.build();
  }

  private IncidentProcessor incidents() {
    return new IncidentProcessor(seal, sealer, backlog, nanoTime, zone, falseAlarms, metrics);
  }

  private ClassProcessor classTopics() {
    return new ClassProcessor(backlog, CLASS_SIGNS, nanoTime, falseAlarms, metrics);
  }

  private static Consumed<String, Event> events() {
    return Consumed.with(Topics.EVENTS.keys(), Topics.EVENTS.values())
        .withName(EVENTS)
        .withTimestampExtractor(new UsePartitionTimeOnInvalidTimestamp())
        .withOffsetResetPolicy(AutoOffsetReset.earliest());
  }

  private static Repartitioned<String, ClassSign> bySchool() {
    return Repartitioned.<String, ClassSign>as(CLASS_SIGNS)
        .withKeySerde(Serdes.String())
        .withValueSerde(ClassProcessor.signs())
        .withNumberOfPartitions(Topics.EVENTS.partitions());
  }

  private static <V> Produced<String, V> as(String name, Topic<String, V> topic) {
    return Produced.with(topic.keys(), topic.values()).withName(name);
  }
}
