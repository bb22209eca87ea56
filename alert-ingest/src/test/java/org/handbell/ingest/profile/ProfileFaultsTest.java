package org.handbell.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handbell.document.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician is told about a profile that is not right. */
class ProfileFaultsTest {

  private static final String SOUND =
      """
      name: heron
      vendor: Heron
      product: Web Gate
      engine: delimited
      separator: semicolon
      columns: [when, who, from, site, verdict]
      match: { has: ";" }
      time: when
      fields:
        user.name: who
        source.ip: "from | port-off"
        url.domain: site
        filter.decision: verdict
      actions: { blocked: [no, "no-*"], allowed: yes-sir }
      tests:
        - line: "2026-11-20 08:15:00;jdoe;10.4.4.4:5000;games.example;no-way"
          event: { user.name: jdoe, source.ip: 10.4.4.4, filter.decision: blocked }
      """;

  @TempDir private Path folder;

  @Test
  void a_sound_profile_gives_its_name_a_place_among_the_formats() throws Exception {
    Path file = written(SOUND);

    Formats formats = Formats.bundled().with(List.of(file));

    assertThat(formats.names()).contains("auto", "heron", "squid", "smoothwall");
  }

  @Test
  void a_test_that_fails_names_the_field_and_both_values() throws Exception {
    Path file = written(SOUND.replace("user.name: jdoe", "user.name: asmith"));

    List<Fault> faults = faults(file);

    assertThat(faults)
        .singleElement()
        .hasToString(file + ":16: tests[0]: user.name is \"jdoe\", not \"asmith\"");
  }

  @Test
  void all_faults_are_said_in_one_run_with_their_lines() throws Exception {
    Path file =
        written(
            SOUND
                .replace("engine: delimited", "engine: delimitted")
                .replace("url.domain: site", "url.site: site")
                .replace("from | port-off", "from | portoff")
                .replace("match:", "matches:"));

    List<Fault> faults = faults(file);

    assertThat(faults)
        .extracting(Fault::toString)
        .anySatisfy(text -> assertThat(text).startsWith(file + ":4: engine:"))
        .anySatisfy(text -> assertThat(text).startsWith(file + ":12: fields.url.site:"))
        .anySatisfy(text -> assertThat(text).contains("\"portoff\" is no conversion; use one of"))
        .anySatisfy(text -> assertThat(text).contains("matches: no such setting"));
  }

  @Test
  void a_school_may_put_its_own_profile_in_a_bundled_ones_place() throws Exception {
    Path file = written(SOUND.replace("name: heron", "name: squid"));

    Formats formats = Formats.bundled().with(List.of(file));

    assertThat(formats.names()).containsOnlyOnce("squid");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("heron.yaml"), text);
  }

  private static List<Fault> faults(Path file) {
    return catchThrowableOfType(ProfileException.class, () -> Formats.bundled().with(List.of(file)))
        .faults();
  }
}
