package org.handbell.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Processes that stand still for a moment, so that all their files are of one instant: what a
 * {@code kill -9} then would leave, which they are made to go on from. A shell lets them go on when
 * this one says so, or ends, however it ends.
 */
final class Standstill implements AutoCloseable {

  private static final String SCRIPT =
      "kill -STOP \"$@\"; echo $?; read -r go_on; kill -CONT \"$@\"";

  /** Hundredths of a second until the last thread must have stopped. */
  private static final int PATIENCE = 500;

  private final Process shell;

  private Standstill(Process shell) {
    this.shell = shell;
  }

  /**
   * Stops them; returns when every thread stands.
   *
   * @throws BackupException when they do not stop
   */
  static Standstill of(Set<Long> pids) throws IOException, BackupException {
    if (pids.contains(ProcessHandle.current().pid())) {
      throw new BackupException("a running Handbell cannot take a backup of itself");
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    Standstill still =
        new Standstill(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    try {
      still.await(pids);
      return still;
    } catch (IOException | BackupException | RuntimeException e) {
      still.close();
      throw e;
    }
  }

  private void await(Set<Long> pids) throws IOException, BackupException {
    if (shell.getInputStream().read() != '0') {
      throw new BackupException(
          "Handbell cannot be held for a moment: run the command as its account or as root");
    }
    for (int i = 0; i < PATIENCE; i++) {
      if (pids.stream().allMatch(Standstill::stands)) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BackupException("interrupted", e);
      }
    }
    throw new BackupException("Handbell did not come to a standstill; try again");
  }

  private static boolean stands(long pid) {
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads) {
        if (!isStopped(thread)) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) { // it has ended meanwhile: that stands too
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isStopped(Path thread) throws IOException {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** Lets them go on. */
  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      shell.waitFor();
    } catch (IOException e) {
      shell.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
