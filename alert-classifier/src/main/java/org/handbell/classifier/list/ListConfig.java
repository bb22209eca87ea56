package org.handbell.classifier.list;

import java.nio.file.Path;
import org.handbell.model.Category;

/**
 * One list of the configuration.
 *
 * @param id as findings name it: {@code list:iwf}
 * @param category what an address on it belongs to
 * @param file the file, or the folder of format {@link ListFormat#UT1}
 */
public record ListConfig(String id, Category category, Path file, ListFormat format) {

  public ListConfig {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "a list's id is lower-case letters, digits and hyphens, at most 40");
    }
  }
}
