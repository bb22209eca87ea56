package org.handbell.ingest.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSendersTest {

  @ParameterizedTest
  @CsvSource({
    "10.1.0.5, 10.1.0.5, true",
    "10.1.0.5, 10.1.0.6, false",
    "10.1.0.0/24, 10.1.0.255, true",
    "10.1.0.0/24, 10.1.1.0, false",
    "10.1.0.128/25, 10.1.0.127, false",
    "10.1.0.0/9, 10.127.0.1, true",
    "10.1.0.0/9, 10.128.0.1, false",
    "0.0.0.0/0, 192.0.2.1, true",
    "2001:db8::/32, 2001:db8:1::2, true",
    "2001:db8::/32, 2001:db9::2, false",
    "10.1.0.0/24, 2001:db8::1, false",
    "10.1.0.5, 127.0.0.1, true",
    "10.1.0.5, ::1, true",
  })
  void only_listed_senders_and_this_machine_may_send(String from, String sender, boolean may)
      throws UnknownHostException {
    AllowedSenders allowed = new AllowedSenders(List.of(from));

    assertThat(allowed.mayCome(InetAddress.getByName(sender))).isEqualTo(may);
  }

  @ParameterizedTest
  @ValueSource(strings = {"firewall.example", "10.1.0.0/33", "10.1.0.0/x", "", "10.1.0.5/-1"})
  void what_is_no_address_is_said_so(String from) {
    assertThatThrownBy(() -> new AllowedSenders(List.of(from)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from: " + from)
        .hasMessageContaining("write 10.1.0.5");
  }
}
