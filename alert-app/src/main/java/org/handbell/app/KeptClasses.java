package org.handbell.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes in use, as the Java machine has them in memory, kept in a file for the next start:
 * without it a start spends a fifth of its time on reading them. The script says where, once for a
 * jar; what cannot be kept is done without.
 */
final class KeptClasses {

  private static final Logger LOG = LoggerFactory.getLogger(KeptClasses.class);

  private KeptClasses() {}

  /**
   * Keeps them where the script asked for it. To be called at the end: it takes a second or two,
   * and 300 MB that stay taken.
   */
  static void keep() {
    @Nullable String file = System.getProperty("handbell.classes");
    if (file != null) {
      keep(Path.of(file));
    }
  }

  private static void keep(Path file) {
    Path fresh = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      var said =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "vmCds",
                  new Object[] {new String[] {"dynamic_dump", fresh.toString()}},
                  new String[] {String[].class.getName()});
      if (Files.exists(fresh)) {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        LOG.info("classes are not kept for the next start: {}", said);
      }
    } catch (JMException | IOException e) {
      LOG.info("classes are not kept for the next start: {}", e.getClass().getSimpleName());
    }
  }
}
