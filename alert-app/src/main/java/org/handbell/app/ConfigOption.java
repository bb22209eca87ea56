package org.handbell.app;

import java.nio.file.Path;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import picocli.CommandLine.Option;

/** {@code --config FILE}, the same for every command that needs it. */
final class ConfigOption {

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration, handbell.yaml.")
  private Path file;

  HandbellConfig read() throws ConfigException {
    return ConfigReader.read(file);
  }
}
