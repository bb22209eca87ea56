package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.app.Documents.Code;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.ConfigReader;
import org.handbell.document.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Each setting in the documents is one that the configuration knows, and each example is read. */
class DocumentSettingsTest {

  private static final String BASE =
      """
      organisation: { name: Heron Trust, timezone: Europe/London }
      schools:
        - { id: elm, name: Elm Primary School, phase: primary }
        - { id: oak, name: Oak School, phase: secondary }
      sources:
        - { id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:5514", format: auto }
      people:
        - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: a }
        - { id: dep, school: elm, role: deputy-dsl, name: B. De, email: b@elm.example, username: b }
        - { id: head, school: elm, role: head, name: C. Head, email: c@elm.example, username: c }
        - { id: chair, school: elm, role: chair, name: D. Chair, email: d@elm.example }
        - { id: it, school: elm, role: it, name: E. Tech, email: e@elm.example, username: e }
        - { id: oak-dsl, school: oak, role: dsl, name: O. Lead, email: o@oak.example, username: o }
        - { id: oak-head, school: oak, role: head, name: P. Head, email: p@oak.example, username: p }
        - { id: oak-chair, school: oak, role: chair, name: Q. Chair, email: q@oak.example }
      mail: { smtp: "smtp://127.0.0.1:2525", from: handbell@elm.example }
      """;

  private static final Pattern NAME = Pattern.compile("([a-z][A-Za-z]*(?:\\.[a-z][A-Za-z]*)+):?");
  private static final Pattern KNOWN = Pattern.compile("known here: (.*)");
  private static final Pattern FILE =
      Pattern.compile("[\\w./-]+\\.(?:pem|key|png|csv|txt|ics|secret|token|yaml|jks|pass)\\b");
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 1};

  @TempDir Path folder;

  @Test
  void every_setting_that_is_named_exists() throws IOException {
    Set<String> top = topLevel();
    Set<String> faults = new TreeSet<>();
    int named = 0;
    for (Code code : Documents.code()) {
      Matcher name = NAME.matcher(code.text());
      if (!code.block() && name.lookingAt() && isSetting(name.group(1), top)) {
        named++;
        if (!isKnown(name.group(1))) {
          faults.add(code.where() + ": " + name.group(1));
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(named).isGreaterThan(50);
  }

  @Test
  void every_example_is_read_as_it_stands_there() throws IOException {
    Set<String> top = topLevel();
    List<String> faults = new ArrayList<>();
    int examples = 0;
    for (Code code : Documents.code()) {
      if (code.block() && top.contains(firstWord(code.text()))) {
        examples++;
        Map<String, Object> whole = base();
        Map<String, Object> part = new Yaml().load(code.text());
        whole.putAll(part);
        makeFiles(code.text());
        read(whole).forEach(fault -> faults.add(code.where() + ": " + fault));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(examples).isGreaterThan(15);
  }

  private static String firstWord(String block) {
    return block
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.contains(":") ? line.substring(0, line.indexOf(':')) : "")
        .findFirst()
        .orElse("");
  }

  private static boolean isSetting(String name, Set<String> top) {
    return top.contains(name.substring(0, name.indexOf('.')))
        && !FILE.matcher(name).matches()
        && !name.endsWith(".example");
  }

  private Set<String> topLevel() throws IOException {
    Map<String, Object> whole = base();
    whole.put("no such word", "x");
    Matcher known = KNOWN.matcher(String.join("\n", read(whole)));
    assertThat(known.find()).isTrue();
    return Set.of(known.group(1).split(", ", -1));
  }

  private boolean isKnown(String name) throws IOException {
    Map<String, Object> whole = base();
    put(whole, List.of(name.split("\\.", -1)));
    return read(whole).stream()
        .noneMatch(
            fault ->
                fault.contains("no such setting")
                    && fault.replaceAll("\\[[0-9]+]", "").contains(name + ": no such setting"));
  }

  /** Puts a word where that setting would stand; of a list into its first entry. */
  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> into, List<String> path) {
    String key = path.get(0);
    if (path.size() == 1) {
      into.putIfAbsent(key, "x");
      return;
    }
    Object inner = into.get(key);
    if (inner instanceof List<?> list) {
      inner = list.get(0);
    }
    if (!(inner instanceof Map)) {
      inner = new LinkedHashMap<String, Object>();
      into.put(key, inner);
    }
    put((Map<String, Object>) inner, path.subList(1, path.size()));
  }

  private static Map<String, Object> base() {
    return new Yaml().load(BASE);
  }

  /** The faults of a configuration, empty where it can be used. */
  private List<String> read(Map<String, Object> whole) throws IOException {
    Path file = Files.writeString(folder.resolve("handbell.yaml"), new Yaml().dump(whole));
    try {
      var unused = ConfigReader.read(file);
      return List.of();
    } catch (ConfigException e) {
      return e.faults().stream().map(Fault::toString).toList();
    }
  }

  /** What an example refers to is there, as it is at whoever copies it. */
  private void makeFiles(String text) throws IOException {
    Matcher named = FILE.matcher(text);
    while (named.find()) {
      Path file = folder.resolve(named.group().replaceFirst("^/+", ""));
      Files.createDirectories(file.getParent());
      Files.write(file, content(named.group()));
    }
  }

  private static byte[] content(String name) {
    return name.endsWith(".png")
        ? PNG
        : (name.endsWith(".csv") ? "username,name,kind,year,form,school\n" : "a secret").getBytes(UTF_8);
  }
}
