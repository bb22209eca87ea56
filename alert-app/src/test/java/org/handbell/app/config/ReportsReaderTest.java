package org.handbell.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.handbell.notifier.look.Look;
import org.handbell.notifier.look.Names;
import org.handbell.notifier.look.ReportSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsReaderTest {

  @TempDir Path folder;

  private ReportSettings read(String yaml) throws IOException, ConfigException {
    String whole =
        """
        organisation: { name: Heron Trust }
        schools: [ { id: elm, name: Elm, phase: primary } ]
        sources: [ { id: fw, school: elm, listen: "syslog+tcp://127.0.0.1:5514", format: auto } ]
        people:
          - { id: dsl, school: elm, role: dsl, name: A. Lead, email: dsl@elm.example, username: a }
          - { id: head, school: elm, role: head, name: C. Head, email: c@elm.example, username: c }
          - { id: chair, school: elm, role: chair, name: D. Chair, email: d@elm.example }
        mail: { smtp: "smtp://127.0.0.1:2525", from: h@elm.example }
        """;
    return ConfigReader.read(Files.writeString(folder.resolve("handbell.yaml"), whole + yaml))
        .reports();
  }

  private void picture(int width) throws IOException {
    File file = folder.resolve("elm.png").toFile();
    BufferedImage drawn = new BufferedImage(width, 9, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(drawn, "png", file)).isTrue();
  }

  @Test
  void without_a_word_no_child_in_distress_is_named_and_staff_are_not_reported_on()
      throws Exception {
    ReportSettings read = read("");

    assertThat(read.names()).isEqualTo(Names.NOT_IN_DISTRESS);
    assertThat(read.staff()).isFalse();
    assertThat(read.of("elm")).isEqualTo(Look.PLAIN);
  }

  @Test
  void a_school_s_name_mark_and_words_are_taken() throws Exception {
    picture(40);

    ReportSettings read =
        read(
            """
            reports:
              names: none
              staff: allowed
              schools:
                - { id: elm, name: Elm of Heron, logo: elm.png, intro: Hello, footer: Ask us }
            """);

    assertThat(read.names()).isEqualTo(Names.NONE);
    assertThat(read.staff()).isTrue();
    assertThat(read.of("elm").name()).isEqualTo("Elm of Heron");
    assertThat(read.of("elm").footer()).isEqualTo("Ask us");
    assertThat(read.of("elm").isMailed()).isTrue();
  }

  @Test
  void every_fault_is_said_at_once_with_its_line_and_mend() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    reports:
                      names: some
                      staf: allowed
                      schools:
                        - { id: oak, logo: none.png, heading: x }
                        - { id: elm, intro: "%s" }
                    """
                        .formatted("long ".repeat(200))))
        .hasMessageContaining("handbell.yaml:10: reports.names")
        .hasMessageContaining("not-in-distress")
        .hasMessageContaining("did you mean \"staff\"")
        .hasMessageContaining("no school has the id \"oak\"; schools names: elm")
        .hasMessageContaining("reports.schools[0].logo")
        .hasMessageContaining("reports.schools[0].heading")
        .hasMessageContaining("handbell.yaml:14: reports.schools[1].intro: is longer than 600");
  }

  @Test
  void a_mark_that_is_no_picture_or_too_large_is_said_to_be_so() throws IOException {
    Files.writeString(folder.resolve("elm.svg"), "<svg xmlns='x'><script/></svg>");
    picture(3_000);

    assertThatThrownBy(() -> read("reports: { schools: [ { id: elm, logo: elm.svg } ] }"))
        .hasMessageContaining("reports.schools[0].logo: is no picture; a logo is PNG or JPEG");
    assertThatThrownBy(() -> read("reports: { schools: [ { id: elm, logo: elm.png } ] }"))
        .hasMessageContaining("make it smaller");
  }
}
