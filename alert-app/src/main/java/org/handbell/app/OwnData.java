package org.handbell.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.ConfigReader;
import picocli.CommandLine.ParseResult;

/**
 * What root makes in the data folder of a service's account becomes that account's own. Else a
 * command that root runs before the first start would leave a key that the service cannot read.
 */
final class OwnData {

  private OwnData() {}

  /** To be called when a command has ended, whatever came of it. */
  static void settle(ParseResult command) {
    ParseResult last = command;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    if (System.getProperty("user.name", "").equals("root")
        && last.matchedOptionValue("--config", null) instanceof Path config
        && Files.exists(config)) {
      try {
        give(ConfigReader.read(config).data());
      } catch (ConfigException | IOException e) {
        // the command has said what is wrong; where nothing may be given away, it stays root's
      }
    }
  }

  private static void give(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    UserPrincipal owner = Files.getOwner(folder);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes about)
              throws IOException {
            return visitFile(each, about);
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes about)
              throws IOException {
            if (Files.exists(each) && !Files.getOwner(each).equals(owner)) {
              Files.setOwner(each, owner);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path each, IOException e) {
            return FileVisitResult.CONTINUE; // Handbell runs, and had no more use for it
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
