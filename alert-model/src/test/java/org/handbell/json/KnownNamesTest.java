package org.handbell.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownNamesTest {

  private final KnownNames names =
      new KnownNames("ip", "clientip", "clientipv6", "clienthostname", "user-agent");

  private String find(String name) {
    byte[] line = ("{\"" + name + "\":").getBytes(ISO_8859_1);
    return names.find(line, 2, 2 + name.length());
  }

  @Test
  void a_name_is_found_in_whatever_case() {
    assertThat(find("clientip")).isEqualTo("clientip");
    assertThat(find("ClientIPv6")).isEqualTo("clientipv6");
    assertThat(find("CLIENTHOSTNAME")).isEqualTo("clienthostname");
    assertThat(find("User-Agent")).isEqualTo("user-agent");
    assertThat(find("IP")).isEqualTo("ip");
  }

  @Test
  void what_only_looks_alike_is_another_name() {
    assertThat(find("clientipx")).isEmpty();
    assertThat(find("clientipv4")).isEmpty();
    assertThat(find("user\ragent")).isEmpty();
    assertThat(find("ip ")).isEmpty();
    assertThat(find("i")).isEmpty();
    assertThat(find("")).isEmpty();
  }

  @Test
  void a_name_at_the_very_end_of_a_line_is_found() {
    byte[] line = "ip".getBytes(ISO_8859_1);

    assertThat(names.find(line, 0, 2)).isEqualTo("ip");
  }
}
