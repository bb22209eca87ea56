package org.handbell.notifier.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsideTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.2",
        "169.254.169.254",
        "168.63.129.16",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.9.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "::ffff:192.168.0.1",
        "64:ff9b::10.0.0.1",
        "2002:a00:1::",
        "2001:0:a00:1::1"
      })
  void what_a_machine_in_the_school_may_trust_is_inside(String address) throws Exception {
    assertThat(Inside.isInside(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "169.253.1.1",
        "172.15.0.1", "172.32.0.1", "192.0.1.1", "192.167.1.1", "198.17.1.1", "198.20.1.1",
        "223.255.255.1", "2606:4700::1111", "2a00:1450::1", "2001:4860::8888"
      })
  void what_the_world_shares_is_not(String address) throws Exception {
    assertThat(Inside.isInside(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void an_inside_address_that_the_configuration_names_may_be_asked() throws Exception {
    Set<InetAddress> allowed = Set.of(InetAddress.getByName("10.1.2.3"));

    assertThat(Inside.against("10.1.2.3", allowed)).isEmpty();
    assertThat(Inside.against("10.1.2.4", allowed)).isPresent();
  }

  @Test
  void this_machine_is_asked_only_where_the_address_says_so() throws Exception {
    assertThat(Inside.against("127.0.0.1", Set.of())).isEmpty();
    assertThat(Inside.isLoopbackByName("localhost.example")).isFalse();
  }
}
