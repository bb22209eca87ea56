package org.handbell.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.app.App.Stage;

/** Keeps a second Handbell off the same data; the lock goes with the process, however it ends. */
final class DataLock implements AutoCloseable {

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataLock take(Path data, Set<Stage> stages) throws CannotRun {
    String name =
        stages.stream()
            .map(stage -> stage.name().toLowerCase(Locale.ROOT))
            .sorted()
            .collect(Collectors.joining("-"));
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new CannotRun(
            "another Handbell is using %s: stop it, or set data: to another folder"
                .formatted(data));
      }
      return new DataLock(channel);
    } catch (IOException e) {
      throw new CannotRun(
          "cannot write to %s (%s): make the folder writable, or set data: to another"
              .formatted(data, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
