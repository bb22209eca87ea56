package org.handbell.classifier.classify;

import org.handbell.classifier.list.Address;
import org.handbell.model.Event;

/**
 * A device of the school that asks for one site now and then and for nothing else, so that its
 * visits prove that the filter logs. Only that very site makes its visit a canary's: what it asks
 * for elsewhere, or searches for there, is judged as anybody's.
 *
 * @param device which it is
 * @param page the host that it asks for
 */
public record Canary(RegisteredTest device, String page) {

  public Canary {
    page = Address.host(page);
  }

  boolean sent(Event event) {
    String host = event.host();
    return host != null
        && event.search() == null
        && Address.host(host).equals(page)
        && device.covers(event);
  }
}
