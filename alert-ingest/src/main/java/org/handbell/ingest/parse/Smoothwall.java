package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What a Smoothwall box sends: its web filter's JSON, in other releases text of the DansGuardian
 * family, and its firewall's packets in between.
 */
final class Smoothwall implements LineFormat {

  private static final String NAME = "smoothwall";

  private static final byte[] TAGS = "tags".getBytes(US_ASCII);
  private static final byte[] CLIENT = "\"clientip\"".getBytes(US_ASCII);
  private static final byte[] SITE = "\"destdomain\"".getBytes(US_ASCII);

  private final GuardianJson json = new GuardianJson(NAME);
  private final GuardianText text = new GuardianText(NAME, "Smoothwall", "Guardian");
  private final FirewallText packets = new FirewallText();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(LineBody body) {
    return json.recognises(body) && (body.holds(TAGS) || body.holds(CLIENT) || body.holds(SITE));
  }

  @Override
  public ParseOutcome read(LineBody body, EventMaker maker) {
    if (body.bytes()[body.from()] == '{') { // nearly every line
      return json.read(body, maker);
    }
    if (packets.recognises(body)) {
      return packets.read(body, maker);
    }
    return text.fits(body) ? text.read(body, maker) : json.read(body, maker);
  }
}
