package org.handbell.notifier.console.arrival;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.handbell.notifier.route.Contact;

/** Makes the links by which contacts confirm that alerts reach them, and knows whose one is. */
public final class ConfirmLinks {

  /** No case has that number: the token of such a link takes none. */
  private static final String SUBJECT = "confirm";

  private final TakeToken tokens;
  private final InstantSource clock;

  /**
   * @param key that signs all links in mails
   */
  public ConfirmLinks(byte[] key, InstantSource clock) {
    this.tokens = new TakeToken(key);
    this.clock = clock;
  }

  /** The path of the page on which this reader, and nobody else, confirms. */
  public String path(Contact reader) {
    return "/confirm/" + tokens.issue(SUBJECT, reader, clock.instant());
  }

  Optional<Contact> holder(String token, Collection<Contact> contacts) {
    return tokens.holder(SUBJECT, token, contacts, clock.instant());
  }
}
