package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.identity.Directory;
import org.handbell.ingest.identity.SignOn;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.read.LineReader;
import org.handbell.model.School;
import org.handbell.model.SchoolPhase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What leases, accounting and log-ons tell: who and what is at an address, since when, how long.
 */
class SignOnProfilesTest {

  private static final School SCHOOL = new School("school", "School", SchoolPhase.SECONDARY);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Instant RECEIVED = Instant.parse("2026-11-20T08:30:00Z");
  private static final Instant TOLD = Instant.parse("2026-11-20T08:15:00Z");
  private static final String IP = "10.40.1.5";
  private static final String MAC = "02:00:5e:20:00:05";

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of(
            "<190>Nov 20 08:15:00 dhcp1 dhcpd[402]: DHCPACK on 10.40.1.5 to 02:00:5e:20:00:05"
                + " (lib-pc-04) via eth1 relay eth1 lease-duration 600 uid 01:02:00:5e:20:00:05",
            new SignOn(TOLD, IP, MAC, "lib-pc-04", null, false, Duration.ofMinutes(10))),
        Arguments.of(
            "<190>Nov 20 08:15:00 dhcp1 dhcpd[402]: DHCPRELEASE of 10.40.1.5 from"
                + " 02:00:5e:20:00:05 via eth1 (found)",
            new SignOn(TOLD, IP, MAC, null, null, true)),
        Arguments.of(
            "Nov 20 08:15:00 dnsmasq-dhcp[811]: DHCPACK(eth0) 10.40.1.5 02:00:5e:20:00:05 lib-pc-04",
            new SignOn(TOLD, IP, MAC, "lib-pc-04", null, false)),
        Arguments.of(
            "2026-11-20 08:15:00.000 INFO  [kea-dhcp4.leases/811.140] DHCP4_LEASE_ALLOC [hwtype=1"
                + " 02:00:5e:20:00:05], cid=[no info], tid=0x1: lease 10.40.1.5 has been allocated"
                + " for 4000 seconds",
            new SignOn(TOLD, IP, MAC, null, null, false, Duration.ofSeconds(4000))),
        Arguments.of(
            "10,11/20/26,08:15:00,Assign,10.40.1.5,LIB-PC-04.oak.example,02005E200005,,4711,0,,,,,,,,,0",
            new SignOn(TOLD, IP, MAC, "LIB-PC-04", null, false)),
        Arguments.of(
            "12,11/20/26,08:15:00,Release,10.40.1.5,LIB-PC-04.oak.example,02005E200005,,4711,0,,,,,,,,,0",
            new SignOn(TOLD, IP, MAC, "LIB-PC-04", null, true)),
        Arguments.of(
            "Fri Nov 20 08:15:00 2026 : Connect: [jsmith] (did AP-LIB cli 02-00-5E-20-00-05 port 1 ip"
                + " 10.40.1.5)",
            new SignOn(TOLD, IP, MAC, null, "jsmith", false)),
        Arguments.of(
            "<30>Nov 20 08:15:00 radius1 radiusd[402]: Acct-Status-Type=Stop User-Name=\"jsmith\""
                + " Framed-IP-Address=10.40.1.5 Calling-Station-Id=\"02-00-5e-20-00-05\"",
            new SignOn(TOLD, IP, MAC, null, "jsmith", true)),
        Arguments.of(
            "\"NPS01\",\"IAS\",11/20/2026,08:15:00,4,\"OAK\\jsmith\",\"OAK\\jsmith\",\"AP-LIB\","
                + "\"02-00-5e-20-00-05\",,\"10.40.1.5\",\"AP-LIB\",\"10.40.0.20\",1,0,\"10.40.0.20\","
                + "\"ap-lib\",,,19,,,2,1,\"Pupils\",0,,,,,,1,,,,\"s1\"",
            new SignOn(TOLD, IP, MAC, null, "OAK\\jsmith", false)),
        Arguments.of(
            "{\"EventTime\":\"2026-11-20 08:15:00\",\"EventID\":4624,\"TargetUserName\":\"jsmith\","
                + "\"TargetDomainName\":\"OAK\",\"WorkstationName\":\"LIB-PC-04\","
                + "\"IpAddress\":\"::ffff:10.40.1.5\"}",
            new SignOn(TOLD, IP, null, "LIB-PC-04", "OAK\\jsmith", false)),
        Arguments.of(
            "{\"@timestamp\":\"2026-11-20T08:15:00Z\",\"winlog\":{\"event_id\":4768,\"event_data\":"
                + "{\"TargetUserName\":\"jsmith\",\"TargetDomainName\":\"OAK\",\"IpAddress\":\"10.40.1.5\"}}}",
            new SignOn(TOLD, IP, null, null, "OAK\\jsmith", false)),
        Arguments.of(
            "<14>Nov 20 08:15:00 DC01 Security: EventID=4768 TargetUserName=jsmith"
                + " TargetDomainName=OAK IpAddress=10.40.1.5",
            new SignOn(TOLD, IP, null, null, "OAK\\jsmith", false)));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_tells_who_and_what_is_at_an_address(String line, SignOn wanted) {
    LineReader reader =
        LineReader.ofHistory(
            new SourceConfig("dc", "school", URI.create("file:-"), "auto", List.of()),
            SCHOOL,
            Directory.empty(),
            LONDON);

    ParseOutcome outcome =
        reader.read(new ReceivedLine("id", RECEIVED, line.getBytes(UTF_8), false));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ParseOutcome.SignedOn.class, told -> assertThat(told.signOn()).isEqualTo(wanted));
  }
}
