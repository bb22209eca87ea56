package org.handbell.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers the exports that were read, by what they hold, through restarts: the last 10,000. */
final class DoneFiles {

  private static final int MOST = 10_000;

  private final Path file;
  private final Map<String, String> stampByDigest = new LinkedHashMap<>();

  DoneFiles(Path file) throws IOException {
    this.file = file;
    try {
      Files.readString(file)
          .lines()
          .map(line -> line.split(" ", 2))
          .filter(words -> words.length == 2)
          .forEach(words -> stampByDigest.put(words[0], words[1]));
    } catch (NoSuchFileException e) {
      // the first time
    }
  }

  /** True where a file that holds the same was read, whatever its name. */
  boolean holds(String digest) {
    return stampByDigest.containsKey(digest);
  }

  /** True where that very file still lies there, as name, size and time tell. */
  boolean isLeft(String stamp) {
    return stampByDigest.containsValue(stamp);
  }

  void add(String digest, String stamp) throws IOException {
    stampByDigest.put(digest, stamp);
    if (stampByDigest.size() > MOST) {
      stampByDigest.remove(stampByDigest.keySet().iterator().next());
    }
    StringBuilder text = new StringBuilder();
    stampByDigest.forEach((one, its) -> text.append(one).append(' ').append(its).append('\n'));
    DurableFile.replace(file, text.toString().getBytes(UTF_8));
  }
}
