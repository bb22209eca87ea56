package org.handbell.notifier.console.arrival;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.handbell.notifier.route.Contact;

/** Makes the links by which a lead confirms a drill, and knows whose one is. */
public final class DrillLinks {

  private final TakeToken tokens;
  private final InstantSource clock;

  /**
   * @param key that signs all links in mails
   */
  public DrillLinks(byte[] key, InstantSource clock) {
    this.tokens = new TakeToken(key);
    this.clock = clock;
  }

  /** The path of the page on which this reader confirms the drill that was sent then. */
  public String path(Contact reader, Instant sent) {
    String token = tokens.issue(subject(sent), reader, clock.instant());
    return "/drill/" + sent.toEpochMilli() + "/" + token;
  }

  Optional<Contact> holder(Instant sent, String token, Collection<Contact> contacts) {
    return tokens.holder(subject(sent), token, contacts, clock.instant());
  }

  /** No case has such a number: the token of a drill takes none. */
  private static String subject(Instant sent) {
    return "drill " + sent.toEpochMilli();
  }
}
