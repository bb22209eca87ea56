package org.handbell.ingest.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.profile.Formats;
import org.handbell.model.Event;
import org.junit.jupiter.api.Test;

class LineWriterTest {

  private static final String HOST = Nonce.host();

  private final LineWriter writer = new LineWriter(Formats.bundled(), ZoneId.of("Europe/London"));

  private static SourceConfig source(String format) {
    URI listen = URI.create("syslog+tcp://127.0.0.1:0");
    return new SourceConfig("elm-fw", "elm", listen, format, List.of());
  }

  private Optional<Event> thereAndBack(String format) {
    return writer
        .line(source(format), HOST)
        .flatMap(bytes -> writer.read(source(format), line(bytes)));
  }

  private static ReceivedLine line(byte[] bytes) {
    return new ReceivedLine("1", Instant.parse("2026-11-20T07:30:00Z"), bytes, false);
  }

  @Test
  void every_format_of_web_requests_is_written_so_that_its_own_parser_reads_it() {
    List<String> without = new ArrayList<>();

    for (String format : Formats.bundled().names()) {
      Optional<Event> event = thereAndBack(format);
      event.ifPresent(read -> assertThat(read.host()).as(format).isEqualTo(HOST));
      if (event.isEmpty()) {
        without.add(format);
      }
    }

    assertThat(without)
        .as("formats that show no web request at all")
        .containsExactlyInAnyOrder(
            "auto",
            "netfilter",
            "infoblox-audit",
            "infoblox-system",
            "dnsmasq-dhcp",
            "zscaler-private",
            "zscaler-nss",
            "filterlog",
            "isc-dhcpd",
            "kea",
            "windows-dhcp",
            "freeradius",
            "freeradius-detail",
            "nps",
            "windows-logon",
            "windows-logon-text",
            "named",
            "web-servers",
            "other-appliances",
            "other-programs");
  }

  @Test
  void a_line_is_written_as_the_product_writes_it_and_holds_no_host_but_the_secret_one() {
    String line = new String(writer.line(source("smoothwall"), HOST).orElseThrow(), UTF_8);

    assertThat(line).contains("\"destdomain\":\"" + HOST + "\"").doesNotContain("example.com");
  }

  @Test
  void no_two_secrets_are_the_same() {
    assertThat(Nonce.host()).hasSize(32 + 1 + Nonce.ZONE.length()).isNotEqualTo(Nonce.host());
  }
}
