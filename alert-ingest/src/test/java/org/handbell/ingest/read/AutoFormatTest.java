package org.handbell.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.parse.FormatDecision;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code auto} makes of streams that hold more than a web log. */
class AutoFormatTest {

  private final LineReader reader =
      LineReader.create(
          new SourceConfig("elm-fw", "elm", URI.create("file:-"), "auto", List.of()),
          new School("elm", "Elm School", SchoolPhase.SECONDARY),
          Directory.empty(),
          ZoneId.of("Europe/London"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<38>Nov 20 08:15:00 gate sshd[812]: Accepted password for root from 10.1.1.1 port 50022",
        "<78>Nov 20 08:15:00 gate CRON[91]: (root) CMD (url=http://x.example/ backup)",
        "<30>Nov 20 08:15:00 gate dhcpd: DHCPDISCOVER from 02:00:5e:00:00:01 via eth0",
        "<86>Nov 20 08:15:00 gate sudo:  tech : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls",
        "<166>Nov 20 2026 08:15:00: %ASA-6-302013: Built outbound TCP connection 4 for outside",
        "<4>Nov 20 08:15:00 gate kernel: [12.5] DROP IN=eth0 OUT= SRC=10.1.1.1 DST=10.1.1.2 PROTO=TCP",
        "<29>Nov 20 08:15:00 gate openvpn[7]: bob/192.0.2.4 peer info: IV_VER=2.6 url=x.example",
        "{\"level\":\"info\",\"message\":\"listening\"}"
      })
  void a_line_of_another_program_never_becomes_an_event(String line) {
    ParseOutcome outcome = read(line);

    assertThat(outcome).isInstanceOf(ParseOutcome.Ignored.class);
  }

  @Test
  void what_nobody_knows_is_rejected_so_that_it_is_kept() {
    assertThat(read("something entirely else")).isInstanceOf(ParseOutcome.Rejected.class);
  }

  @Test
  void two_products_may_share_one_stream() {
    String squid =
        "1795162500.1 12 10.1.1.1 TCP_HIT/200 5 GET http://x.example/ - NONE/- text/html";
    String other =
        "<30>device=\"Gate\" date=2026-11-20 time=08:15:00 src_ip=10.1.1.2 url=y.example/a";

    assertThat(parser(squid)).isEqualTo("squid");
    assertThat(parser(other)).isEqualTo("key-value");
    assertThat(parser(squid)).isEqualTo("squid");
  }

  @Test
  void the_decision_names_the_format_and_its_ground() {
    read("1795162500.1 12 10.1.1.1 TCP_HIT/200 5 GET http://x.example/ - NONE/- text/html");
    read("something entirely else");

    FormatDecision decision = reader.decision();

    assertThat(decision)
        .isEqualTo(new FormatDecision("squid", "so were 1 of 1 lines that could be read"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<134>Nov 20 08:15:00 box app: hostname=pc1 user=jo action=login",
        "<134>Nov 20 08:15:00 box app: hostname=pc1.elm.local user=jo action=login",
        "<13>Nov 20 08:15:00 vpn: user=jo domain=elm.local srcip=192.0.2.4 status=connected",
        "{\"hostname\":\"pc1\",\"user\":\"jo\",\"message\":\"started\"}",
      })
  void a_name_of_a_machine_or_a_domain_is_no_request(String line) {
    assertThat(read(line)).isInstanceOf(ParseOutcome.Ignored.class);
  }

  private String parser(String line) {
    return ((ParseOutcome.Parsed) read(line)).parser();
  }

  private ParseOutcome read(String line) {
    Instant received = Instant.parse("2026-11-20T09:00:00Z");
    return reader.read(new ReceivedLine("id", received, line.getBytes(UTF_8), false));
  }
}
