package org.handbell.classifier.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handbell.classifier.lexicon.DataFile;
import org.handbell.model.Category;

/**
 * The folders of the University of Toulouse's lists: which of our categories each belongs to, which
 * say that an address is fine, and which files in them hold addresses.
 */
final class Ut1Folders {

  private static final Map<String, Category> KNOWN = new HashMap<>();
  private static final Set<String> ALLOWED = new HashSet<>();

  static {
    DataFile.builtIn("list/ut1.yaml")
        .section()
        .fields()
        .forEach(
            (folder, value) -> {
              switch (value.text()) {
                case "1", "ignored" -> {}
                case "allow" -> ALLOWED.add(folder);
                default -> KNOWN.put(folder, Category.of(value.text()));
              }
            });
  }

  /** One file of addresses in a folder. */
  record Part(ListFormat format, Label label) {}

  private final Set<String> white = new HashSet<>();

  /** True for the small file that says whether a folder lists the bad or the good. */
  boolean isUsage(String name) {
    return file(name).equals("usage");
  }

  /** Takes in such a file, which must come before the folder's others. */
  void usage(String name, InputStream in) throws IOException {
    LineSource lines = new LineSource(in);
    Set<String> uses = new HashSet<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      uses.add(line);
    }
    if (uses.contains("white") && !uses.contains("black")) {
      white.add(folder(name));
    }
  }

  /** What that file is; empty for one without addresses and for a folder that is not for us. */
  Optional<Part> part(String name, ListConfig config) {
    ListFormat format =
        switch (file(name)) {
          case "domains" -> ListFormat.DOMAINS;
          case "urls" -> ListFormat.URLS;
          default -> null;
        };
    if (format == null) {
      return Optional.empty();
    }
    String folder = folder(name);
    if (config.use() == ListUse.ALLOW || white.contains(folder) || ALLOWED.contains(folder)) {
      return Optional.of(new Part(format, config.label(null)));
    }
    return Optional.ofNullable(config.category() != null ? config.category() : KNOWN.get(folder))
        .map(category -> new Part(format, config.label(category)));
  }

  private static String file(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String folder(String name) {
    int end = name.lastIndexOf('/');
    return end < 0 ? "" : name.substring(name.lastIndexOf('/', end - 1) + 1, end);
  }
}
