package org.handbell.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the figures are of: without it they say nothing.
 *
 * @param load how many cores other programs used just before
 * @param disk the kind of file system that the data was on
 */
public record Machine(
    String processor,
    int cores,
    long memoryMiB,
    String system,
    String java,
    String collector,
    long heapMiB,
    double load,
    String disk) {

  private static final long LOOK_NANOS = 1_000_000_000L;

  /** This one, with data in that folder. */
  public static Machine here(Path data) throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        processorName(),
        system.getAvailableProcessors(),
        system.getTotalMemorySize() >> 20,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .collect(Collectors.joining(", ")),
        Runtime.getRuntime().maxMemory() >> 20,
        otherWork(system),
        Files.getFileStore(data).type());
  }

  private static double otherWork(OperatingSystemMXBean system) {
    double unused = system.getCpuLoad() + system.getProcessCpuLoad(); // from here on
    LockSupport.parkNanos(LOOK_NANOS);
    double others = system.getCpuLoad() - system.getProcessCpuLoad();
    return Math.max(0, others * system.getAvailableProcessors());
  }

  private static String processorName() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** In a few lines for people. */
  public List<String> lines() {
    return List.of(
        "%d cores (%s), %,d MiB of memory, %s".formatted(cores, processor, memoryMiB, system),
        "%s; %s; heap of %,d MiB; data on %s".formatted(java, collector, heapMiB, disk));
  }

  /** True where other programs had more than a quarter of it: figures are then too low. */
  public boolean hadOtherWork() {
    return load > cores / 4.0;
  }
}
