package org.handbell.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.EntryHash;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListFormat;
import org.handbell.classifier.list.ListReader;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.ListVersion;
import org.handbell.model.Category;

/**
 * What lists of domains cost: time from text to a set that answers, memory, and look-ups for each
 * second on a core, by number of domains and of lists. Give other sizes as arguments.
 */
public final class ListBenchmark {

  private static final EntryHash HASH = new EntryHash(new byte[32]);
  private static final int HOSTS = 100_000;
  private static final int ROUNDS = 5;

  private ListBenchmark() {}

  public static void main(String[] args) throws IOException {
    System.out.printf(
        "%d cores, Java %s%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    System.out.printf(
        "%10s %6s %10s %10s %10s %12s %14s%n",
        "domains", "lists", "load s", "CPU s", "MB", "M hosts/s", "M addresses/s");
    List<Integer> sizes = new ArrayList<>();
    for (String each : args) {
      sizes.add(Integer.parseInt(each));
    }
    for (int size : sizes.isEmpty() ? List.of(1_000_000, 5_000_000) : sizes) {
      measure(size, 1);
      measure(size, 100);
    }
  }

  private static void measure(int domains, int lists) throws IOException {
    List<Path> files = write(domains, lists);
    ListSet set = ListSet.none();
    double load = Double.MAX_VALUE;
    double work = Double.MAX_VALUE;
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      set = ListSet.none();
      long before = used();
      long start = System.nanoTime();
      long busy = busy();
      set = load(files);
      work = Math.min(work, (busy() - busy) / 1e9);
      load = Math.min(load, (System.nanoTime() - start) / 1e9);
      bytes = used() - before;
    }
    List<Address> hosts = addresses(domains, "");
    List<Address> pages = addresses(domains, "/a/b/page.html");
    System.out.printf(
        "%10d %6d %10.2f %10.2f %10.1f %12.2f %14.2f%n",
        domains, lists, load, work, bytes / 1e6, rate(set, hosts), rate(set, pages));
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static List<Path> write(int domains, int lists) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int list = 0; list < lists; list++) {
      Path file = Files.createTempFile("domains", ".txt");
      try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        for (int i = list; i < domains; i += lists) {
          out.write(name(i));
          out.newLine();
        }
      }
      files.add(file);
    }
    return files;
  }

  private static String name(int number) {
    return Integer.toString(number * 0x9e3779b1, 36).replace("-", "x") + "-site.example.com";
  }

  private static ListSet load(List<Path> files) throws IOException {
    List<ListVersion> versions = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      ListConfig config =
          new ListConfig("list-" + i, Category.CONTENT_SEXUAL, files.get(i), ListFormat.DOMAINS);
      ListReader reader = new ListReader(config, HASH);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(files.get(i)))) {
        reader.read(config.id(), in);
      }
      versions.add(reader.done("%012d".formatted(i), Instant.EPOCH));
    }
    return ListSet.of(versions, HASH);
  }

  private static List<Address> addresses(int domains, String path) {
    Random random = new Random(7);
    List<Address> addresses = new ArrayList<>();
    for (int i = 0; i < HOSTS; i++) {
      boolean listed = random.nextInt(100) == 0;
      String host = listed ? "www2." + name(random.nextInt(domains)) : "cdn" + i + ".news.example";
      addresses.add(new Address(host, path, null));
    }
    return addresses;
  }

  private static double rate(ListSet set, List<Address> addresses) {
    double best = 0;
    long found = 0;
    for (int round = 0; round < 4 * ROUNDS; round++) {
      long start = busy();
      for (Address each : addresses) {
        found += set.labels(each).size();
      }
      best = Math.max(best, addresses.size() * 1e3 / (busy() - start));
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
