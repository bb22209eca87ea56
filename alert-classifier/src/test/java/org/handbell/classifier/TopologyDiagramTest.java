package org.handbell.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class TopologyDiagramTest {

  /** A change here renames stores or topics: state of a running installation would be lost. */
  @Test
  void the_topology_is_as_it_was_released() throws IOException {
    String drawn = TopologyDiagram.ofClassifier();

    try (InputStream golden = getClass().getResourceAsStream("/topology.mmd")) {
      assertThat(golden).isNotNull();
      assertThat(drawn).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }
}
