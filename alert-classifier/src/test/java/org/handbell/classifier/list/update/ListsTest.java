package org.handbell.classifier.list.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.handbell.classifier.list.Address;
import org.handbell.classifier.list.ListConfig;
import org.handbell.classifier.list.ListException;
import org.handbell.classifier.list.ListFormat;
import org.handbell.classifier.list.ListSet;
import org.handbell.classifier.list.ListUse;
import org.handbell.model.Category;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {

  private static final byte[] KEY = "an installation's secret".getBytes(StandardCharsets.UTF_8);
  private static final int DAMAGED = Integer.getInteger("lists.damaged", 500);
  private static final int SWAPS = Integer.getInteger("lists.swaps", 200);

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Path file;
  private Path kept;
  private long changes;

  @BeforeEach
  void list() throws IOException {
    file = folder.resolve("list.txt");
    kept = folder.resolve("kept");
    write(good(1_000));
  }

  @Test
  void no_damaged_list_is_taken_over_and_look_ups_go_on() throws Exception {
    try (Lists lists = open(config(false));
        Lists checked = open(config(true))) {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      Damage[] kinds = Damage.values();
      for (int i = 0; i < DAMAGED; i++) {
        Damage damage = kinds[i % kinds.length];
        write(damage.done(good(1_000), random));
        Lists tried = damage.needsChecksum() ? checked : lists;

        tried.look(); // once to see that the file rests, once to read it
        tried.look();

        assertThat(tried.states().get(0).problem()).as("%s, seed %d", damage, seed).isNotNull();
        assertThat(covers(tried.get(), "site7.example")).as("%s, seed %d", damage, seed).isTrue();
        assertThat(tried.get().versions()).isEqualTo(versions(lists));
      }
      write(good(1_001));
      lists.look();
      lists.look();
      assertThat(covers(lists.get(), "site1000.example")).isTrue();
    }
  }

  /** What the first list is called, by which both are known. */
  private static Object versions(Lists lists) {
    return lists.get().versions();
  }

  @Test
  void swaps_under_load_never_mix_two_versions() throws Exception {
    ListConfig odd = config("odd", Category.CONTENT_HATE, folder.resolve("odd.txt"), "");
    Files.writeString(folder.resolve("odd.txt"), "same.example\nodd0.example\n");
    try (Lists lists = open(odd)) {
      AtomicBoolean done = new AtomicBoolean();
      AtomicLong judged = new AtomicLong();
      AtomicLong longest = new AtomicLong();
      List<String> faults = new ArrayList<>();
      Thread reader =
          new Thread(
              () -> {
                while (!done.get()) {
                  long start = System.nanoTime();
                  ListSet set = lists.get();
                  boolean first = covers(set, "same.example") && covers(set, "same.example/x");
                  int versions = 0;
                  for (int i = 0; i <= 1; i++) {
                    versions += covers(set, "odd" + i + ".example") ? 1 : 0;
                  }
                  if (!first || versions != 1 || set.versions().size() != 1) {
                    faults.add("mixed");
                  }
                  longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                  judged.incrementAndGet();
                }
              });
      reader.start();
      ListTool tool = ListTool.of(List.of(odd), kept, KEY, Clock.systemUTC());
      for (int i = 1; i <= SWAPS; i++) {
        String text = "same.example\nodd" + i % 2 + ".example\n# " + i + "\n";
        touch(folder.resolve("odd.txt"), text.getBytes(StandardCharsets.UTF_8));
        assertThat(tool.update("odd", false)).isInstanceOf(Outcome.Taken.class);
        lists.look();
      }
      done.set(true);
      reader.join();
      System.out.printf(
          "%d swaps, %d judged meanwhile, longest %.1f ms%n",
          SWAPS, judged.get(), longest.get() / 1e6);

      assertThat(faults).isEmpty();
      assertThat(judged.get()).isGreaterThan(SWAPS);
    }
  }

  @Test
  void what_is_kept_cannot_be_read_and_is_used_when_the_source_is_gone() throws Exception {
    String secret = "very-bad-place.example/of/shame";
    write((good(10) + secret + "\n").getBytes(StandardCharsets.UTF_8));
    ListConfig illegal = config("iwf", Category.ILLEGAL_CSAM, file, "");
    open(illegal).close();
    Files.delete(file);

    try (Lists lists = open(illegal)) {
      assertThat(covers(lists.get(), "https://www.very-bad-place.example/of/shame/")).isTrue();
      assertThat(lists.states().get(0).problem()).contains("cannot be read");
    }
    for (String word : List.of("very-bad", "shame", "site7")) {
      assertThat(bytesBelow(kept)).as("on disk").doesNotContain(word);
    }
  }

  @Test
  void a_list_that_was_never_good_stops_the_start() throws IOException {
    write("<html>".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> open(config(false)))
        .isInstanceOf(ListException.class)
        .hasMessage("list test: list.txt:1: this is a web page, not a list; fetch the list again");
  }

  @Test
  void a_damaged_version_on_disk_gives_way_to_the_one_before() throws Exception {
    open(config(false)).close();
    write(good(1_100));
    open(config(false)).close();
    Path newest = filesBelow(kept).get(1); // the source's notes come last
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    Files.delete(file);

    try (Lists lists = open(config(false))) {
      assertThat(lists.states().get(0).entries()).isEqualTo(1_000);
    }
  }

  @Test
  void three_versions_are_kept_and_one_can_be_gone_back_to() throws Exception {
    ListTool tool = tool(config(false));
    for (int i = 0; i < 5; i++) {
      write(good(1_000 + i));
      assertThat(tool.update("test", false)).isInstanceOf(Outcome.Taken.class);
    }
    assertThat(tool.kept("test")).extracting(Active::size).containsExactly(1_004, 1_003, 1_002);
    try (Lists running = open(config(false))) {
      Active now = tool.rollBack("test");
      running.look();

      assertThat(now.size()).isEqualTo(1_003);
      assertThat(running.states().get(0).entries()).isEqualTo(1_003);
      assertThat(covers(running.get(), "site1003.example")).isFalse();
    }
    write(good(1_004));
    assertThat(tool.update("test", false))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.why()).contains("rolled back"));
    assertThat(tool.update("test", true)).isInstanceOf(Outcome.Taken.class);
  }

  @Test
  void a_far_smaller_list_is_taken_when_a_person_says_so() throws Exception {
    ListTool tool = tool(config(false));
    assertThat(tool.update("test", false)).isInstanceOf(Outcome.Taken.class);
    write(good(790));

    assertThat(tool.update("test", false))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, it -> assertThat(it.why()).contains("790 entries, 79 %"));
    assertThat(tool.update("test", true)).isInstanceOf(Outcome.Taken.class);
  }

  @Test
  void probes_and_manifest_say_what_a_whole_list_is() throws Exception {
    ListConfig probed =
        config(
            "test",
            Category.CONTENT_HATE,
            file,
            "",
            List.of("site1.example/x"),
            List.of("bbc.co.uk"));
    assertThat(tool(probed).check("test").size()).isEqualTo(1_000);
    Path manifest = folder.resolve("manifest.json");
    ListTool described = tool(config("test", Category.CONTENT_HATE, file, manifest.toString()));
    String sha256 = sha256(Files.readAllBytes(file));
    for (String wrong : List.of("\"entries\": 999", "\"end\": \"# end\"")) {
      Files.writeString(manifest, "{\"sha256\": \"" + sha256 + "\", " + wrong + "}");
      assertThatThrownBy(() -> described.check("test")).hasMessageContaining("published");
    }
    Files.writeString(manifest, "{\"sha256\": \"" + sha256 + "\", \"entries\": 1000, \"x\": [1]}");
    assertThat(described.check("test").size()).isEqualTo(1_000);
    write((good(999) + "bbc.co.uk\n").getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> tool(probed).check("test")).hasMessageContaining("misses");
  }

  @Test
  void archives_are_read_in_place() throws Exception {
    byte[] tar = Damage.tar("blacklists/gambling/domains", "bet.example\n");
    for (byte[] packed :
        List.of(
            Damage.gzip(tar),
            tar,
            Damage.zip("x/gambling/domains", "bet.example".getBytes(StandardCharsets.UTF_8)))) {
      write(packed);
      ListConfig ut1 =
          new ListConfig(
              "ut1",
              null,
              ListFormat.UT1,
              ListUse.BLOCK,
              null,
              new ListConfig.AtPath(file),
              ListConfig.Proof.NONE,
              ListConfig.DEFAULT_LIMIT);
      ListSet set = tool(ut1).asTheyAre();
      assertThat(set.labels(Address.parse("bet.example").orElseThrow()))
          .extracting(label -> label.category())
          .containsExactly(Category.COMMERCE_GAMBLING);
    }
  }

  @Test
  void a_new_illegal_version_is_told_once_until_earlier_events_are_matched() throws Exception {
    ListConfig illegal = config("iwf", Category.ILLEGAL_CSAM, file, "");
    List<News> told = new ArrayList<>();
    try (Lists lists = open(illegal)) {
      lists.start(told::add);
      assertThat(told).hasSize(1);
      lists.matchedBack("iwf", told.get(0).version());
    }
    write(good(1_001));
    try (Lists lists = open(illegal)) {
      lists.start(told::add);

      assertThat(told).hasSize(2);
      assertThat(covers(told.get(1).added(), "site1000.example")).isTrue();
      assertThat(covers(told.get(1).added(), "site1.example")).isFalse();
      assertThat(covers(told.get(1).before(), "site1.example")).isTrue();
      lists.matchedBack("iwf", told.get(1).version());
    }
    try (Lists lists = open(illegal)) {
      lists.start(told::add);
      assertThat(told).hasSize(2);
    }
  }

  private Lists open(ListConfig config) {
    return Lists.open(List.of(config), kept, KEY, meters, Clock.systemUTC());
  }

  private ListTool tool(ListConfig config) {
    return ListTool.of(List.of(config), kept, KEY, Clock.systemUTC());
  }

  /** With the checksum of the good list beside it, or without one. */
  private ListConfig config(boolean checksum) throws IOException {
    Path sidecar = folder.resolve("good.sha256");
    Files.writeString(
        sidecar, sha256(good(1_000).getBytes(StandardCharsets.UTF_8)) + "  list.txt\n");
    return config("test", Category.CONTENT_HATE, file, checksum ? sidecar.toString() : "");
  }

  private static ListConfig config(String id, Category category, Path file, String checksum) {
    return config(id, category, file, checksum, List.of(), List.of());
  }

  private static ListConfig config(
      String id,
      Category category,
      Path file,
      String checksum,
      List<String> hits,
      List<String> misses) {
    return new ListConfig(
        id,
        category,
        ListFormat.URLS,
        ListUse.BLOCK,
        null,
        new ListConfig.AtPath(file),
        new ListConfig.Proof(checksum, hits, misses),
        16 << 20);
  }

  private void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte[] bytes) throws IOException {
    touch(file, bytes);
  }

  /** However quickly one follows the other, a change is a change. */
  private void touch(Path path, byte[] bytes) throws IOException {
    Files.write(path, bytes);
    Files.setLastModifiedTime(
        path, FileTime.from(Instant.parse("2026-11-20T08:00:00Z").plusSeconds(changes++)));
  }

  private static String good(int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("site").append(i).append(".example\n");
    }
    return text.toString();
  }

  private static boolean covers(ListSet set, String url) {
    return !set.labels(Address.parse(url).orElseThrow()).isEmpty();
  }

  private static String sha256(byte[] bytes) {
    MessageDigest digest = VersionFile.sha256();
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  private static String bytesBelow(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : filesBelow(folder)) {
      all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }
    return all.toString();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
