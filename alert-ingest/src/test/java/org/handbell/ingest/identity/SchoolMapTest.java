package org.handbell.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolMapTest {

  private static final Set<String> SCHOOLS = Set.of("elm", "oak", "ash");

  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("map.csv"), text);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "10.1.2.3, -, -, elm",
        "10.1.9.3, -, -, oak", // the narrower range
        "10.9.9.9, -, -, -", // nobody's
        "2001:db8:1::7, -, -, elm",
        "2001:db8:2::7, -, -, -",
        "10.1.2.3, Customer-Oak, -, oak", // a tenant goes before an address
        "10.1.2.3, stranger, -, -", // and an unknown one is never guessed
        "10.1.2.3, -, FW-ASH, ash", // a device too
        "10.1.2.3, -, fw-other, elm",
        "192.168.0.9, -, fw-a, elm", // one range in two schools: the box tells
        "192.168.0.9, -, fw-b, oak",
        "192.168.0.9, -, -, -",
        "-, -, -, -",
      })
  void a_line_is_its_schools_or_nobodys(String ip, String tenant, String device, String school)
      throws IOException {
    SchoolMap map =
        SchoolMap.read(
            write(
                """
                School;Sub-net;Tenant;Device
                elm;10.1.0.0/16;;
                oak;10.1.8.0/21;;
                ELM;2001:db8:1::/48;;
                oak;;customer-oak;
                ash;;;fw-ash
                elm;192.168.0.0/24;;fw-a
                oak;192.168.0.0/24;;fw-b
                """),
            SCHOOLS);

    assertThat(map.schoolOf(tenant, device == null ? List.of() : List.of(device), ip))
        .isEqualTo(school);
  }

  @Test
  void each_fault_is_named_by_line_and_field() {
    assertThatThrownBy(
            () ->
                SchoolMap.read(
                    write("school,subnet\nelm,10.1.0.0/33\nbirch,10.2.0.0/16\noak,\n"), SCHOOLS))
        .isInstanceOf(CsvFaults.class)
        .hasMessageContaining("map.csv:2: subnet: \"10.1.0.0/33\" is no range of addresses")
        .hasMessageContaining("map.csv:3: school: not the id of a school")
        .hasMessageContaining("map.csv:4: row: says nothing to know the school by");
    assertThatThrownBy(() -> SchoolMap.read(write("subnet\n10.1.0.0/16\n"), SCHOOLS))
        .hasMessageContaining("map.csv:1: school: no such column");
  }

  @Test
  void a_range_of_two_schools_is_nobodys() throws IOException {
    SchoolMap map =
        SchoolMap.read(write("school,subnet\nelm,10.1.0.0/16\noak,10.1.0.0/16\n"), SCHOOLS);

    assertThat(map.schoolOf(null, List.of(), "10.1.2.3")).isNull();
  }

  @Test
  void a_changed_table_is_read_again_and_a_broken_one_changes_nothing() throws IOException {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Path file = write("school,subnet\nelm,10.1.0.0/16\n");
    try (SchoolMap.Watched map = new SchoolMap.Watched(file, SCHOOLS, meters)) {

      write("school,subnet\noak,10.1.0.0/16\noak,10.2.0.0/16\n");
      map.look();
      write("school,subnet\nnowhere,10.1.0.0/16\n");
      map.look();

      assertThat(map.schoolOf(null, List.of(), "10.1.2.3")).isEqualTo("oak");
      assertThat(meters.counter("handbell.ingest.schoolmap.faults").count()).isEqualTo(1);
    }
  }

  @Test
  void the_narrowest_range_that_holds_an_address_decides_whatever_the_order() throws IOException {
    long seed = 9;
    Random random = new Random(seed);
    StringBuilder rows = new StringBuilder("school,subnet\n");
    for (int bits = 8; bits <= 32; bits++) {
      rows.append(bits % 2 == 0 ? "elm" : "oak").append(",10.").append("77.77.77/").append(bits);
      rows.append('\n');
    }
    SchoolMap map = SchoolMap.read(write(rows.toString()), SCHOOLS);
    int network = 10 << 24 | 77 << 16 | 77 << 8 | 77;
    for (int i = 0; i < 2_000; i++) {
      int shared = 8 + random.nextInt(25);
      int address = shared == 32 ? network : network ^ (1 << (31 - shared));
      String ip =
          "%d.%d.%d.%d"
              .formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);

      assertThat(map.schoolOf(null, List.of(), ip))
          .as("seed %d, %s", seed, ip)
          .isEqualTo(shared % 2 == 0 ? "elm" : "oak");
    }
  }
}
