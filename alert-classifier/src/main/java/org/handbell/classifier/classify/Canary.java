package org.handbell.classifier.classify;

import org.handbell.classifier.list.Address;
import org.handbell.model.Event;
import org.handbell.model.UserName;
import org.jspecify.annotations.Nullable;

/**
 * A device of the school that asks for one site now and then and for nothing else, so that its
 * visits prove that the filter logs. Only that very site makes its visit a canary's: what it asks
 * for elsewhere, or searches for there, is judged as anybody's.
 *
 * @param device its network address or name, or the user name signed in on it, as the filter logs
 *     it
 * @param page the host that it asks for
 */
public record Canary(String id, String schoolId, String device, String page) {

  public Canary {
    page = Address.host(page);
    if (id.isBlank() || id.indexOf('/') >= 0) {
      throw new IllegalArgumentException("a canary's id is a short word without /");
    }
    if (device.isBlank() || page.isEmpty()) {
      throw new IllegalArgumentException("a canary has a device and a page");
    }
  }

  boolean sent(Event event) {
    String host = event.host();
    return host != null
        && event.search() == null
        && event.schoolId().equals(schoolId)
        && Address.host(host).equals(page)
        && isDevice(event);
  }

  private boolean isDevice(Event event) {
    return device.equalsIgnoreCase(event.source().ip())
        || device.equalsIgnoreCase(event.device())
        || isAccount(event.person().username());
  }

  private boolean isAccount(@Nullable String username) {
    return username != null && UserName.bareOf(username).equals(UserName.bareOf(device));
  }
}
