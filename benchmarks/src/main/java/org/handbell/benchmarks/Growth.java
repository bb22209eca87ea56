package org.handbell.benchmarks;

import java.io.IOException;
import java.util.List;
import org.handbell.app.bench.Samples;
import org.handbell.app.bench.Windows;
import org.handbell.classifier.classify.Classifier;
import org.handbell.classifier.list.ListSet;
import org.handbell.model.Event;
import org.handbell.model.SchoolPhase;
import org.openjdk.jmh.runner.RunnerException;

/** What a line costs as the lexicon, the lists, the schools and the people become more. */
final class Growth {

  private static final int EVENTS = 20_000;
  private static final int DOMAINS_OF_LIST = 10_000;

  private Growth() {}

  static void measure(Results results, Effort effort) throws Exception {
    lists(results, effort);
    Backlog.measure(results, effort);
    SignsYardstick.measure(results, effort);
    lexicon(results, effort);
  }

  private static void lexicon(Results results, Effort effort) throws RunnerException {
    String[] times = {"1", "4", "16"};
    JmhPart.run(
        results,
        effort,
        3,
        JmhPart.options()
            .include(LexiconBenchmark.class.getName())
            .param("times", effort.isShort() ? new String[] {"1", "16"} : times));
  }

  private static void lists(Results results, Effort effort) throws IOException {
    List<Event> events = Samples.events("smoothwall", EVENTS);
    for (int lists : List.of(1, 10, 100)) {
      ListSet set = DomainLists.of(lists * DOMAINS_OF_LIST, lists);
      Classifier classifier = Classifier.standard(() -> set);
      Windows windows = effort.quick();
      results.add(
          "growth.lists." + lists,
          "events judged with so many lists",
          "events/s",
          windows.rates(i -> classifier.classify(events.get(i % EVENTS), SchoolPhase.SECONDARY)));
    }
  }
}
