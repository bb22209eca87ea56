package org.handbell.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A secondary school that does not exist, with a source for each product, set up to be measured.
 */
public final class SchoolUnderLoad {

  /** What its lines are written by. */
  public static final List<String> FORMATS = List.of("smoothwall", "fortigate", "squid");

  private SchoolUnderLoad() {}

  /** The id of the source that reads this format. */
  public static String source(String format) {
    return "elm-" + format;
  }

  /**
   * Writes its configuration into a folder, which also takes its data. No sender is held to its
   * fair share: else that would be what is measured.
   *
   * @param firstPort the first of the ports to listen on; 0 for any free ones
   * @return the configuration's path
   */
  public static Path write(Path folder, int smtpPort, int httpPort, int firstPort)
      throws IOException {
    String sources =
        FORMATS.stream()
            .map(
                format ->
                    """
                      - { id: %s, school: elm, format: %s, listen: "syslog+tcp://127.0.0.1:%d", limit: off }
                    """
                        .formatted(
                            source(format),
                            format,
                            firstPort == 0 ? 0 : firstPort + FORMATS.indexOf(format)))
            .collect(Collectors.joining());
    return Files.writeString(
        folder.resolve("handbell.yaml"),
        """
        organisation: { name: Bench }
        schools: [{ id: elm, name: Elm, phase: secondary, settling: off }]
        sources:
        %s
        people:
          - { id: dsl, school: elm, role: dsl, name: A, email: dsl@elm.example, username: alead }
          - { id: head, school: elm, role: head, name: C, email: head@elm.example, username: chead }
          - { id: chair, school: elm, role: chair, name: D, email: chair@elm.example }
        mail: { smtp: "smtp://127.0.0.1:%d", from: handbell@elm.example }
        console: { listen: "http://127.0.0.1:%d" }
        """
            .formatted(sources, smtpPort, httpPort));
  }
}
