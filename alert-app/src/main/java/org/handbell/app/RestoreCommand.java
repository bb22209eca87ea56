package org.handbell.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.handbell.app.App.Stage;
import org.handbell.app.backup.Backup;
import org.handbell.app.backup.BackupException;
import org.handbell.app.backup.Restore;
import org.handbell.app.backup.Restore.Restored;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell restore}: puts a backup back where nothing is. */
@Command(
    name = "restore",
    description = {
      "Put a backup back on a machine where there is no data yet. Where there is no configuration,"
          + " it is put back too; one that is there stays and says where the data go."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./handbell restore --from handbell.backup --keys handbell.backup.keys"
          + " --config handbell.yaml"
    })
final class RestoreCommand implements Callable<Integer> {

  @Option(names = "--from", required = true, paramLabel = "FILE", description = "the backup")
  private Path from;

  @Option(names = "--keys", paramLabel = "FILE", description = "its keys; FROM.keys beside it")
  private @Nullable Path keys;

  @Option(
      names = "--config",
      defaultValue = "handbell.yaml",
      paramLabel = "FILE",
      description = "The configuration, ${DEFAULT-VALUE}.")
  private Path config;

  @Spec private CommandSpec spec;

  @Override
  @SuppressWarnings("try") // the locks are held, not used
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (Restore restore = Restore.open(from, keys == null ? Backup.keysOf(from) : keys)) {
      int written = restore.configuration(config);
      HandbellConfig read = ConfigReader.read(config);
      try (DataLock whole = DataLock.take(read.data(), EnumSet.allOf(Stage.class));
          DataLock ingest = DataLock.take(read.data(), EnumSet.of(Stage.INGEST));
          DataLock classifier = DataLock.take(read.data(), EnumSet.of(Stage.CLASSIFIER));
          DataLock notifier = DataLock.take(read.data(), EnumSet.of(Stage.NOTIFIER))) {
        Restored restored = restore.data(read, Clock.systemUTC().instant());
        out.printf(
            "%,d files as of %s are back in %s%s.%n",
            restored.files(),
            restored.taken(),
            read.data(),
            written == 0 ? "" : ", and the configuration at " + config);
        if (restored.register()) {
          out.printf(
              "The register is whole, its audit chain intact. Cases go on 1,000 numbers later.%n");
        }
        out.printf("Now: ./handbell run --config %s%n", config);
        out.flush();
        return 0;
      }
    } catch (BackupException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CannotRun("the backup was not restored: " + e, e);
    }
  }
}
