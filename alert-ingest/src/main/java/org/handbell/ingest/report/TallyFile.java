package org.handbell.ingest.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.handbell.topic.JsonSerde;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small file in which counts and rhythms outlive the process. It is replaced whole or not at
 * all; one that cannot be read is begun anew, for no line depends on it.
 */
final class TallyFile {

  private static final Logger LOG = LoggerFactory.getLogger(TallyFile.class);
  private static final JsonSerde<KeptTally.All> FORM = JsonSerde.of(KeptTally.All.class);

  private final Path file;

  TallyFile(Path file) {
    this.file = file;
  }

  /** What was kept, by source; empty where there is nothing that can be read. */
  Map<String, KeptTally> read() {
    Map<String, KeptTally> kept = new HashMap<>();
    if (!Files.exists(file)) {
      LOG.info("sources: no counts of an earlier run, counting from now");
      return kept;
    }
    try {
      KeptTally.All all = FORM.deserialize(file.toString(), Files.readAllBytes(file));
      if (all != null) {
        all.sources().forEach(tally -> kept.put(tally.sourceId(), tally));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "sources: {} cannot be read ({}), counting from now",
          file.getFileName(),
          e.getClass().getSimpleName());
    }
    return kept;
  }

  void write(KeptTally.All all) throws IOException {
    byte[] bytes = FORM.serialize(file.toString(), all);
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        int unused = out.write(rest);
      }
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
