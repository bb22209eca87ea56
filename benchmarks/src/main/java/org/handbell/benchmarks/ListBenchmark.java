package org.handbell.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.ListSet;

/**
 * What lists of domains cost: time from text to a set that answers, memory, and look-ups for each
 * second on a core, by number of domains and of lists.
 */
final class ListBenchmark {

  private static final int HOSTS = 100_000;
  private static final int ROUNDS = 5;

  private ListBenchmark() {}

  static void measure(Results results) throws IOException {
    for (int size : List.of(1_000_000, 5_000_000)) {
      measure(results, size, 1);
      measure(results, size, 100);
    }
  }

  private static void measure(Results results, int domains, int lists) throws IOException {
    List<Path> files = DomainLists.write(domains, lists);
    ListSet set = ListSet.none();
    double load = Double.MAX_VALUE;
    double work = Double.MAX_VALUE;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      set = ListSet.none();
      long before = used();
      long start = System.nanoTime();
      long busy = busy();
      set = DomainLists.load(files);
      work = Math.min(work, (busy() - busy) / 1e9);
      load = Math.min(load, (System.nanoTime() - start) / 1e9);
      bytes = used() - before;
    }
    List<Address> hosts = DomainLists.addresses(domains, "", HOSTS);
    List<Address> pages = DomainLists.addresses(domains, "/a/b/page.html", HOSTS);
    String id = "lists.%d.%d.".formatted(domains, lists);
    results.add(id + "load", "from text until it answers", "s", load);
    results.add(id + "busy", "of that on a core", "s", work);
    results.add(id + "memory", "on the heap", "MB", bytes / 1e6);
    results.add(id + "hosts", "hosts looked for, one core", "ops/s", rate(set, hosts));
    results.add(id + "addresses", "addresses looked for, one core", "ops/s", rate(set, pages));
    DomainLists.delete(files);
  }

  private static double rate(ListSet set, List<Address> addresses) {
    double best = 0;
    long found = 0;
    for (int round = 0; round < 4 * ROUNDS; round++) {
      long start = busy();
      for (Address each : addresses) {
        found += set.labels(each).size();
      }
      best = Math.max(best, addresses.size() * 1e9 / (busy() - start));
    }
    if (found == 0) {
      throw new IllegalStateException("nothing was found");
    }
    return best;
  }

  /** This thread's time on a core, which does not grow when the machine has other work. */
  private static long busy() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
