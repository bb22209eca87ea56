package org.handbell.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Other programs that are measured beside Handbell, where they are there. */
final class Programs {

  private Programs() {}

  /** What it prints; nothing where there is no such program or it fails. */
  static Optional<String> output(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** True where there is no such program. */
  static boolean isMissing(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          != 0;
    } catch (IOException | InterruptedException e) {
      return true;
    }
  }

  /** A Java program of this class path. */
  static Optional<String> java(String mainClass, List<String> arguments)
      throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("java", "-Xmx512m", "-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return output(command.toArray(String[]::new));
  }
}
