package org.handbell.ingest.parse;

/**
 * What a Smoothwall box sends: its web filter's JSON, in other releases text of the DansGuardian
 * family, and its firewall's packets in between.
 */
final class Smoothwall implements LineFormat {

  private static final String NAME = "smoothwall";

  private final GuardianJson json = new GuardianJson(NAME);
  private final GuardianText text = new GuardianText(NAME, "Smoothwall", "Guardian");
  private final FirewallText packets = new FirewallText();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean recognises(LineBody body) {
    return json.recognises(body);
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
