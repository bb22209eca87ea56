package org.handbell.classifier.judge;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.handbell.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * Has each event judged once and passes it on: always to be counted, and to the incidents when
 * something was found. Incidents come first, so that nothing urgent waits behind a counter.
 */
public final class JudgeProcessor implements Processor<String, Event, String, Judged> {

  private final Judgement judgement;
  private final ClassifierMetrics metrics;
  private final String incidents;
  private final String activity;
  private @Nullable ProcessorContext<String, Judged> context;

  /**
   * Passes on to the two processors of these names.
   *
   * @param incidents receives what has a finding
   * @param activity receives everything that a filter logged
   */
  public JudgeProcessor(
      Judgement judgement, ClassifierMetrics metrics, String incidents, String activity) {
    this.judgement = judgement;
    this.metrics = metrics;
    this.incidents = incidents;
    this.activity = activity;
  }

  @Override
  public void init(ProcessorContext<String, Judged> context) {
    this.context = context;
  }

  @Override
  public void process(Record<String, @Nullable Event> record) {
    metrics.event();
    Event event = record.value();
    if (event == null || context == null) {
      metrics.dropped();
      return;
    }
    Judged judged = judgement.judged(event);
    if (judged.isClean()) {
      metrics.clean();
    } else {
      context.forward(record.withValue(judged), incidents);
    }
    if (!judged.isDrill()) {
      context.forward(record.withValue(judged), activity);
    }
  }
}
