package org.handbell.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.handbell.app.backup.Backup;
import org.handbell.app.backup.Backup.Taken;
import org.handbell.app.backup.BackupException;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.handbell.app.config.NamedFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code handbell backup}: everything in one file, and the keys to it in another. */
@Command(
    name = "backup",
    description = {
      "Take a backup while Handbell runs: register, lines on their way, settings; and, in FILE.keys"
          + " beside it, the keys without which it cannot be read. Keep the two apart."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./handbell backup --config handbell.yaml --to /mnt/usb/handbell.backup"
    })
final class BackupCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      defaultValue = "handbell.yaml",
      paramLabel = "FILE",
      description = "The configuration, ${DEFAULT-VALUE}.")
  private Path config;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "a file that is not there yet, on another disk")
  private Path to;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    HandbellConfig read = ConfigReader.read(config);
    try {
      say(
          Backup.take(
              read,
              NamedFiles.of(config),
              new Main.Version().getVersion()[0],
              to,
              Clock.systemUTC().instant()));
      return 0;
    } catch (BackupException | IllegalStateException e) {
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CannotRun("the backup was not taken: " + e, e);
    }
  }

  private void say(Taken taken) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s holds %,d files.%n", taken.archive(), taken.files());
    if (!taken.stoodStill().isZero()) {
      out.printf("Handbell stood still for %,d ms.%n", taken.stoodStill().toMillis());
    }
    out.printf(
        "%s holds the keys to it: keep it in another place, for who has both can read the notes.%n",
        taken.keys());
    taken.left().forEach(file -> out.printf("Not in it: %s; keep a copy of it.%n", file));
    out.flush();
  }
}
