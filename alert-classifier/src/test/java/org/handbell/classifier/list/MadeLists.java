package org.handbell.classifier.list;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.handbell.model.Category;
import org.jspecify.annotations.Nullable;

/** Lists for tests, made of a few lines. */
public final class MadeLists {

  public static final EntryHash HASH =
      new EntryHash("an installation's secret".getBytes(StandardCharsets.UTF_8));

  private MadeLists() {}

  public static ListSet set(ListVersion... versions) {
    return ListSet.of(Arrays.asList(versions), HASH);
  }

  /** A list that says of these addresses that they belong to a category. */
  public static ListVersion block(String id, Category category, String lines) {
    return read(Map.of("", lines), new ListConfig(id, category, Path.of(id), ListFormat.URLS));
  }

  /** A school's own list of what is allowed. */
  public static ListVersion allow(String id, @Nullable String school, String lines) {
    return read(
        Map.of("", lines),
        new ListConfig(
            id,
            null,
            ListFormat.URLS,
            ListUse.ALLOW,
            school,
            new ListConfig.AtPath(Path.of(id)),
            ListConfig.Proof.NONE,
            ListConfig.DEFAULT_LIMIT));
  }

  static ListVersion read(Map<String, String> files, ListConfig config) {
    ListReader reader = new ListReader(config, HASH);
    StringBuilder all = new StringBuilder();
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        reader.read(file.getKey(), new ByteArrayInputStream(bytes));
        all.append(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] digest = EntryHash.sha256().digest(all.toString().getBytes(StandardCharsets.UTF_8));
    return reader.done(HexFormat.of().formatHex(digest), Instant.EPOCH);
  }
}
