package org.handbell.notifier.compose;

import org.handbell.notifier.route.Contact;

/** Makes the links by which readers of mails take a case. */
@FunctionalInterface
public interface TakeLinks {

  /** The path of the page on which this reader, and nobody else, takes this case. */
  String path(String number, Contact reader);
}
