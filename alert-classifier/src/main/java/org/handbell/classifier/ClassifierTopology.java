package org.handbell.classifier;

import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;
import org.handbell.classifier.activity.ActivityProcessor;
import org.handbell.classifier.incident.Backlog;
import org.handbell.classifier.incident.IncidentProcessor;
import org.handbell.classifier.incident.LineSealer;
import org.handbell.classifier.judge.ClassifierMetrics;
import org.handbell.classifier.judge.JudgeProcessor;
import org.handbell.classifier.judge.Judgement;
import org.handbell.model.Event;
import org.handbell.topic.Topics;

/**
 * The way of an event through the classifier: read, judged once, joined to the person's incident
 * when something was found, and counted. Nothing is repartitioned: all of a person's events are on
 * one partition already.
 *
 * @param judgement what an event shows
 * @param seal what stands for an illegal address
 * @param sealer what becomes of the line of an illegal address
 * @param backlog whether a partition has more to read
 * @param nanoTime a clock that only counts
 * @param onDisk whether open incidents are on disk, for a region's many, or in memory, which starts
 *     sooner after a crash
 */
record ClassifierTopology(
    Judgement judgement,
    Function<Event, String> seal,
    LineSealer sealer,
    Backlog backlog,
    LongSupplier nanoTime,
    boolean onDisk,
    ClassifierMetrics metrics) {

  private static final String EVENTS = "events";
  private static final String JUDGE = "judge";
  private static final String INCIDENTS = "incidents";
  private static final String ACTIVITY = "activity";

  Topology build() {
    return new Topology()
        .addSource(
            AutoOffsetReset.earliest(),
            EVENTS,
            new UsePartitionTimeOnInvalidTimestamp(),
            Topics.EVENTS.keys().deserializer(),
            Topics.EVENTS.values().deserializer(),
            Topics.EVENTS.name())
        .addProcessor(
            JUDGE, () -> new JudgeProcessor(judgement, metrics, INCIDENTS, ACTIVITY), EVENTS)
        .addProcessor(
            INCIDENTS, () -> new IncidentProcessor(seal, sealer, backlog, nanoTime, metrics), JUDGE)
        .addStateStore(IncidentProcessor.store(onDisk), INCIDENTS)
        .addSink(
            IncidentProcessor.REVISIONS,
            Topics.INCIDENTS.name(),
            Topics.INCIDENTS.keys().serializer(),
            Topics.INCIDENTS.values().serializer(),
            INCIDENTS)
        .addSink(
            IncidentProcessor.SEALED_LINES,
            Topics.SEALED.name(),
            Topics.SEALED.keys().serializer(),
            Topics.SEALED.values().serializer(),
            INCIDENTS)
        .addProcessor(ACTIVITY, ActivityProcessor::new, JUDGE)
        .addStateStore(ActivityProcessor.store(), ACTIVITY)
        .addSink(
            "activity-counts",
            Topics.ACTIVITY.name(),
            Topics.ACTIVITY.keys().serializer(),
            Topics.ACTIVITY.values().serializer(),
            ACTIVITY);
  }
}
