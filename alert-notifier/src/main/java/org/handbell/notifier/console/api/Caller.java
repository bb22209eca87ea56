package org.handbell.notifier.console.api;

import java.util.List;
import org.handbell.notifier.access.Token;
import org.handbell.notifier.access.Viewer;
import org.handbell.notifier.register.Sight;
import org.handbell.notifier.route.Contact;

/**
 * A program that asks.
 *
 * @param self as whom; what it does is recorded under this id
 * @param sight which cases it may see
 */
record Caller(Token token, Contact self, Sight sight) {

  Viewer viewer() {
    return new Viewer(self, List.of(self));
  }
}
