package org.handbell.ingest.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.handbell.ingest.search.SearchEngine.Example;

/** Reads the data file of search engines; its own head says how it is written. */
final class SearchEngineFile {

  private static final String NAME = "search-engines.txt";

  private final List<SearchEngine> engines = new ArrayList<>();

  private SearchEngineFile() {}

  static List<SearchEngine> bundled() {
    try (InputStream in =
            Objects.requireNonNull(SearchEngineFile.class.getResourceAsStream(NAME), NAME);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      SearchEngineFile file = new SearchEngineFile();
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          file.take(line.strip(), number);
        }
      }
      return List.copyOf(file.engines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String line, int number) {
    int space = line.indexOf(' ');
    if (space < 0 || (engines.isEmpty() && !line.startsWith("engine "))) {
      throw new IllegalStateException("%s:%d: not an entry".formatted(NAME, number));
    }
    String rest = line.substring(space + 1).strip();
    switch (line.substring(0, space)) {
      case "engine" ->
          engines.add(
              new SearchEngine(
                  rest,
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>(),
                  new ArrayList<>()));
      case "host" -> last().hosts().addAll(words(rest));
      case "start" -> last().starts().addAll(words(rest));
      case "search" -> last().places().add(place(words(rest), false));
      case "suggest" -> last().places().add(place(words(rest), true));
      case "example" -> last().examples().add(example(rest, false));
      case "typing" -> last().examples().add(example(rest, true));
      case "nothing" -> last().examples().add(new Example(rest, "", false));
      default -> throw new IllegalStateException("%s:%d: unknown word".formatted(NAME, number));
    }
  }

  private SearchEngine last() {
    return engines.get(engines.size() - 1);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" +", -1));
  }

  private static SearchPlace place(List<String> words, boolean autocomplete) {
    String path = words.get(0).substring(1);
    List<String> segments = path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    return new SearchPlace(segments, List.copyOf(words.subList(1, words.size())), autocomplete);
  }

  private static Example example(String text, boolean autocomplete) {
    int space = text.indexOf(' ');
    return new Example(text.substring(0, space), text.substring(space).strip(), autocomplete);
  }
}
