package org.handbell.ingest.parse;

import org.handbell.ingest.parse.ParseOutcome.Ignored;

/**
 * The packet log of Linux firewalls (netfilter): {@code label IN=eth0 OUT= MAC=… SRC=… PROTO=…}. It
 * tells of packets, never of what was asked for.
 */
final class FirewallText implements LineFormat {

  @Override
  public String name() {
    return "netfilter";
  }

  @Override
  public boolean recognises(LineBody body) {
    if (body.bytes()[body.from()] == '{') {
      return false;
    }
    int in = indexOf(body, "IN=", body.from());
    int out = in < 0 ? -1 : indexOf(body, " OUT=", in);
    return out >= 0
        && (in == body.from() || !isWordByte(body.bytes()[in - 1]))
        && indexOf(body, " PROTO=", out) > 0;
  }

  @Override
  public ParseOutcome read(LineBody body, EventMaker maker) {
    return new Ignored(name(), "packet of a firewall without a web request");
  }

  private static boolean isWordByte(byte b) {
    return (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
  }

  private static int indexOf(LineBody body, String wanted, int from) {
    int last = body.to() - wanted.length();
    for (int i = from; i <= last; i++) {
      int same = 0;
      while (same < wanted.length() && body.bytes()[i + same] == wanted.charAt(same)) {
        same++;
      }
      if (same == wanted.length()) {
        return i;
      }
    }
    return -1;
  }
}
