package org.handbell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.handbell.app.Documents.Code;
import org.handbell.app.config.ConfigException;
import org.handbell.app.config.ConfigReader;
import org.handbell.document.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Each setting in the documents is one that the configuration knows, and each example is read. */
class DocumentSettingsTest {

  private static final String BASE =
      """
      organisation: { name: Heron Trust, timezone: Europe/London }
      schools:
        - { id: elm, name: Elm Primary School, phase: primary }
      sources:
        - { id: elm-fw, school: elm, listen: "syslog+tcp://127.0.0.1:5514", format: auto }
      people:
        - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: a }
        - { id: dep, school: elm, role: deputy-dsl, name: B. De, email: b@elm.example, username: b }
        - { id: ks1-lead, school: elm, role: dsl, name: K. S., email: k@elm.example, username: k }
        - { id: head, school: elm, role: head, name: C. Head, email: c@elm.example, username: c }
        - { id: chair, school: elm, role: chair, name: D. Chair, email: d@elm.example }
        - { id: it, school: elm, role: it, name: E. Tech, email: e@elm.example, username: e }
      mail: { smtp: "smtp://127.0.0.1:2525", from: handbell@elm.example }
      """;

  private static final Pattern NAME =
      Pattern.compile("([a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)+):?");
  private static final Pattern KNOWN = Pattern.compile("known here: (.*)");
  private static final Pattern FILE =
      Pattern.compile("[\\w./-]+\\.(?:pem|key|png|csv|txt|ics|yaml)\\b|\\blists/\\w+");

  /** What each site puts in itself: a secret, an address, the rest of a person. */
  private static final Pattern SECRET = Pattern.compile("\\$\\{(?:env|file):([^}]*)}");

  @TempDir Path folder;

  @Test
  void every_setting_that_is_named_exists() throws IOException {
    Set<String> top = topLevel();
    Map<String, Map<String, Object>> parts = new TreeMap<>();
    Map<String, String> named = new TreeMap<>();
    for (Code code : Documents.code()) {
      Matcher name = NAME.matcher(code.text());
      if (!code.block() && name.lookingAt() && isSetting(name.group(1), top)) {
        named.merge(name.group(1), code.where(), (one, other) -> one);
        List<String> path = List.of(name.group(1).split("\\.", -1));
        put(parts.computeIfAbsent(path.get(0), any -> base()), path);
      }
    }
    List<String> unknown = new ArrayList<>();
    for (Map<String, Object> whole : parts.values()) {
      read(whole).stream().filter(fault -> fault.contains("no such setting")).forEach(unknown::add);
    }
    assertThat(unknown).as("named in %s", named).isEmpty();
    assertThat(named).hasSizeGreaterThan(50);
  }

  @Test
  void every_example_is_read_as_it_stands_there() throws Exception {
    Set<String> top = topLevel();
    List<String> faults = new ArrayList<>();
    int examples = 0;
    for (Code code : Documents.code()) {
      if (code.block() && top.contains(firstWord(code.text()))) {
        examples++;
        String text = filledIn(code.text());
        Map<String, Object> whole = base();
        Map<String, Object> part = yaml().load(text);
        part.computeIfPresent("people", (key, people) -> withBase(people));
        whole.putAll(part);
        makeFiles(text);
        read(whole).forEach(fault -> faults.add(code.where() + ": " + fault));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(examples).isGreaterThan(15);
  }

  private static String filledIn(String example) {
    return SECRET
        .matcher(example)
        .replaceAll(
            secret ->
                secret.group(1).endsWith("URL")
                    ? "https://x.example/y"
                    : "0123456789abcdef0123456789abcdef")
        .replace("https://…", "https://x.example/y")
        .replace(", …,", ", as: before,")
        .replace("…", "00000000-0000-0000-0000-000000000000")
        .replace("/run/secrets/", "");
  }

  /** Who is in an example is changed by it; everybody else stays. */
  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> withBase(Object given) {
    List<Map<String, Object>> people =
        new ArrayList<>((List<Map<String, Object>>) base().get("people"));
    for (Map<String, Object> each : (List<Map<String, Object>>) given) {
      boolean partly = each.remove("as") != null;
      for (int i = 0; i < people.size(); i++) {
        if (Objects.equals(people.get(i).get("id"), each.get("id"))) {
          Map<String, Object> whole = partly ? people.get(i) : new LinkedHashMap<>();
          whole.putAll(each);
          people.set(i, whole);
        }
      }
    }
    return people;
  }

  /** Days stay as they are written. */
  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    DumperOptions written = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options), new Representer(written), written, options, new Undated());
  }

  /** Knows no days. */
  private static final class Undated extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern form, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, form, first, limit);
      }
    }
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
    return yaml().load(BASE);
  }

  /** The faults of a configuration, empty where it can be used. */
  private List<String> read(Map<String, Object> whole) throws IOException {
    Path file = Files.writeString(folder.resolve("handbell.yaml"), yaml().dump(whole));
    try {
      var unused = ConfigReader.read(file);
      return List.of();
    } catch (ConfigException e) {
      return e.faults().stream().map(Fault::toString).toList();
    }
  }

  /** What an example refers to is there, as it is at whoever copies it. */
  private void makeFiles(String text) throws Exception {
    Matcher named = FILE.matcher(text);
    while (named.find()) {
      Path file = folder.resolve(named.group().replaceFirst("^/+", ""));
      Files.createDirectories(file.getParent());
      make(file);
    }
  }

  private void make(Path file) throws Exception {
    String name = file.getFileName().toString();
    if (Files.exists(file)) {
      return;
    }
    if (name.endsWith(".png")) {
      BufferedImage drawn = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
      assertThat(ImageIO.write(drawn, "png", file.toFile())).isTrue();
    } else if (name.matches("(cert|server|.*ca)\\.pem")) {
      Path key = file.resolveSibling(name.startsWith("server") ? "server.key" : "key.pem");
      Certificates.write(name, file, key);
    } else {
      Files.writeString(file, name.endsWith(".csv") ? "username,name,kind,year,form,school\n" : "");
    }
  }
}
