package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;

/** Programs whose lines share a syslog stream with the web log and never hold a web request. */
final class OtherPrograms {

  private static final Set<String> NAMES =
      Set.of(
          "sshd",
          "sshd-session",
          "sudo",
          "su",
          "cron",
          "crond",
          "CRON",
          "anacron",
          "dhcpd",
          "dhclient",
          "kernel",
          "systemd",
          "systemd-logind",
          "charon",
          "openvpn",
          "ipsec",
          "pluto",
          "racoon",
          "strongswan",
          "filterlog",
          "ntpd",
          "chronyd",
          "postfix",
          "rsyslogd",
          "syslogd",
          "syslog-ng",
          "login",
          "snmpd",
          "auditd",
          "dockerd",
          "sendmail");

  private static final List<byte[]> MARKS =
      List.of(bytes("%ASA-"), bytes("%FTD-"), bytes("%PIX-"), bytes("%SEC-"), bytes("%SYS-"));

  private OtherPrograms() {}

  static boolean wrote(LineBody body) {
    Envelope.Span program = body.envelope().program();
    if (program.to() > program.from()) {
      String name = new String(body.bytes(), program.from(), program.to() - program.from(), UTF_8);
      if (NAMES.contains(name)) {
        return true;
      }
    }
    LineBody whole = new LineBody(body.line(), body.envelope(), 0, body.to());
    for (byte[] mark : MARKS) { // one may have been taken for the host's name
      if (whole.holds(mark)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
