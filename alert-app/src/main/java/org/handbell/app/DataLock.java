package org.handbell.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.handbell.app.App.Stage;
import org.handbell.app.backup.Restore;
import org.jspecify.annotations.Nullable;

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
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new CannotRun(
            "another Handbell is using %s: stop it, or set data: to another folder"
                .formatted(data));
      }
      if (Files.exists(data.resolve(Restore.UNFINISHED))) {
        channel.close();
        throw new CannotRun(
            "a restore into %s was broken off: empty the folder and restore again".formatted(data));
      }
      return new DataLock(channel);
    } catch (IOException e) {
      throw new CannotRun(
          "cannot write to %s (%s): make the folder writable, or set data: to another"
              .formatted(data, e.getMessage()),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
