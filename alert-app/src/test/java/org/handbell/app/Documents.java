package org.handbell.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people read about Handbell, and what in it is said to be typed, set or found. */
final class Documents {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("(?ms)^```([a-z]*)\n(.*?)^```");
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  private Documents() {}

  /** A part of a document that is set as code. */
  record Code(Path document, String text, boolean block) {

    String where() {
      return ROOT.relativize(document).toString();
    }
  }

  /** Every page of ours. */
  static List<Path> all() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : List.of(".", "docs", "docker", "packaging", "benchmarks")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder), folder.equals(".") ? 1 : 4)) {
        files
            .map(Path::normalize)
            .filter(path -> path.toString().endsWith(".md"))
            .filter(path -> !path.toString().contains("/target/"))
            .forEach(all::add);
      }
    }
    return all;
  }

  /** Blocks and words that are set as code; a span that runs over a line's end is one. */
  static List<Code> code() throws IOException {
    List<Code> all = new ArrayList<>();
    for (Path document : all()) {
      String text = Files.readString(document);
      Matcher fence = FENCE.matcher(text);
      while (fence.find()) {
        all.add(new Code(document, fence.group(2), true));
      }
      Matcher span = SPAN.matcher(fence.reset().replaceAll(""));
      while (span.find()) {
        all.add(new Code(document, span.group(1).replaceAll("\\s*\n\\s*", " "), false));
      }
    }
    return all;
  }
}
