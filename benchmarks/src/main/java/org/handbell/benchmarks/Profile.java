package org.handbell.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the time and the memory went, from a flight recording: methods at the top of the stack,
 * threads, the part of Handbell nearest to the top, and what was allocated there.
 *
 * <pre>Profile target/results/stream.jfr</pre>
 */
public final class Profile {

  private static final int SHOWN = 25;

  private final Map<String, Double> methods = new HashMap<>();
  private final Map<String, Double> threads = new HashMap<>();
  private final Map<String, Double> parts = new HashMap<>();
  private final Map<String, Double> allocated = new HashMap<>();
  private final Map<String, Double> allocators = new HashMap<>();

  private Profile() {}

  /** Prints it. */
  public static void main(String[] args) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(Path.of(args[0]))) {
      while (file.hasMoreEvents()) {
        profile.add(file.readEvent());
      }
    }
    print("time: methods", profile.methods);
    print("time: threads", profile.threads);
    print("time: of Handbell, or else of whom", profile.parts);
    print("memory: classes", profile.allocated);
    print("memory: of Handbell, or else of whom", profile.allocators);
  }

  private void add(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null || stack.getFrames().isEmpty()) {
      return;
    }
    List<RecordedFrame> frames = stack.getFrames();
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> {
        methods.merge(name(frames.get(0)), 1.0, Double::sum);
        threads.merge(thread(event), 1.0, Double::sum);
        parts.merge(nearest(frames), 1.0, Double::sum);
      }
      case "jdk.ObjectAllocationSample" -> {
        double weight = event.getLong("weight");
        RecordedClass allocatedClass = event.getClass("objectClass");
        allocated.merge(allocatedClass.getName(), weight, Double::sum);
        allocators.merge(nearest(frames), weight, Double::sum);
      }
      default -> {
        // of no interest here
      }
    }
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  private static String thread(RecordedEvent event) {
    String name = String.valueOf(event.getThread("sampledThread").getJavaName());
    return name.replaceAll("[0-9]+", "#");
  }

  private static String nearest(List<RecordedFrame> frames) {
    @Nullable String outermost = null;
    for (RecordedFrame frame : frames) {
      String name = name(frame);
      if (name.startsWith("org.handbell.")) {
        return name;
      }
      outermost = name.startsWith("java.") ? outermost : name;
    }
    return outermost == null ? name(frames.get(frames.size() - 1)) : outermost;
  }

  private static void print(String what, Map<String, Double> weights) {
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    System.out.printf("%n%s%n", what);
    weights.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            one ->
                System.out.printf(
                    Locale.ROOT, "%6.1f %%  %s%n", 100 * one.getValue() / all, one.getKey()));
  }
}
