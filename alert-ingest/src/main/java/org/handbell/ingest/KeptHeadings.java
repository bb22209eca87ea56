package org.handbell.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.handbell.ingest.parse.HeaderMemory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the headings of one source's lines in a folder: columns are still known after a restart.
 */
final class KeptHeadings implements HeaderMemory {

  private static final Logger LOG = LoggerFactory.getLogger(KeptHeadings.class);

  private final Path folder;
  private final String source;

  KeptHeadings(Path folder, String source) {
    this.folder = folder;
    this.source = source;
  }

  @Override
  public @Nullable String load(String format) {
    Path file = file(format);
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      LOG.warn("the heading of source {} cannot be read again, waiting for the next", source);
      return null;
    }
  }

  @Override
  public void store(String format, String header) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "heading", ".new");
      Files.writeString(fresh, header);
      Files.move(
          fresh, file(format), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("the heading of source {} cannot be kept over a restart", source);
    }
  }

  /** Any id makes a file's name: what is no letter or digit is written as its number. */
  private Path file(String format) {
    StringBuilder name = new StringBuilder();
    for (byte b : (source + "." + format).getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b == '.' || b == '-' || (b > 0 && Character.isLetterOrDigit((char) b));
      name.append(plain ? String.valueOf((char) b) : "_" + (b & 0xFF) + "_");
    }
    return folder.resolve(name + ".txt");
  }
}
