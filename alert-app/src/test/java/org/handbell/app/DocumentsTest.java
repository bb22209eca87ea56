package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.app.config.ConfigReader;
import org.handbell.app.config.HandbellConfig;
import org.handbell.classifier.TopologyDiagram;
import org.handbell.ingest.profile.Formats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents say is true: paths, commands, settings and pictures are checked. */
class DocumentsTest {

  private static final Path ROOT = Documents.ROOT;
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern PATH =
      Pattern.compile(
          "`((?:docs|docker|benchmarks|packaging|alert-[a-z]+|\\.ci|\\.mvn)/[A-Za-z0-9_./-]+"
              + "|[A-Z]+\\.md|[a-z]+\\.example\\.yaml)`");

  @TempDir Path folder;

  @Test
  void every_path_named_in_a_document_exists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path document : Documents.all()) {
      String text = Files.readString(document);
      Matcher link = LINK.matcher(text);
      while (link.find()) {
        if (!Files.exists(document.resolveSibling(link.group(1)))) {
          missing.add(document + ": " + link.group(1));
        }
      }
      Matcher path = PATH.matcher(text);
      while (path.find()) {
        if (!Files.exists(ROOT.resolve(path.group(1)))
            && !Files.exists(ROOT.resolve("packaging").resolve(path.group(1)))) {
          missing.add(document + ": " + path.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void the_configuration_in_the_manual_can_be_used() throws Exception {
    String manual = Files.readString(ROOT.resolve("docs/configuration.md"));
    Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(manual);
    assertThat(yaml.find()).isTrue();
    Path file = Files.writeString(folder.resolve("handbell.yaml"), yaml.group(1));

    HandbellConfig config = ConfigReader.read(file);

    assertThat(config.people()).hasSize(5);
  }

  @Test
  void the_picture_of_the_topology_is_the_one_the_code_draws() throws IOException {
    String drawn = TopologyDiagram.ofClassifier().strip();

    assertThat(Files.readString(ROOT.resolve("docs/architecture.md"))).contains(drawn);
  }

  /** {@code -Ddocs.write=true} writes the document anew. */
  @Test
  void the_formats_in_the_manual_are_those_that_the_profiles_describe() throws IOException {
    Path document = ROOT.resolve("docs/formats.md");
    String written = FormatsPage.of(Formats.bundled());
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(document, written);
    }

    assertThat(Files.readString(document)).isEqualTo(written);
  }
}
