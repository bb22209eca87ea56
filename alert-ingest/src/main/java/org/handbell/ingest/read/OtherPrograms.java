package org.handbell.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import org.handbell.ingest.parse.Envelope;
import org.handbell.ingest.parse.LineBody;

/**
 * Programs of which some lines are read, sign-ons or requests, and what is left of them holds no
 * web request. Those of which nothing is read are the profile {@code other-programs}.
 */
final class OtherPrograms {

  private static final Set<String> NAMES = Set.of("dhcpd", "filterlog", "kernel");

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
