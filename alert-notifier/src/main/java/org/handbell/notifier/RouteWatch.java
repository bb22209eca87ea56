package org.handbell.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.ContactRules;
import org.handbell.notifier.watch.ContactState;
import org.handbell.notifier.watch.RouteRules;
import org.handbell.notifier.watch.Trouble;
import org.jspecify.annotations.Nullable;

/** Looks now and then, and so at least daily, whether every route ends at somebody. */
final class RouteWatch {

  private static final Duration EVERY = Duration.ofMinutes(10);

  private final NotifierConfig config;
  private final Register register;
  private final RouteRules rules;
  private List<Trouble> found = List.of();
  private @Nullable Duration looked;

  RouteWatch(NotifierConfig config, Register register) {
    this.config = config;
    this.register = register;
    this.rules =
        new RouteRules(
            config.contacts(),
            config.routing().routes(),
            config::router,
            config::presence,
            config.zone());
  }

  /**
   * What was found at the last look, which is made anew when it is some minutes old.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  List<Trouble> look(Duration running, Map<String, Instant> open, Instant now) {
    if (looked == null || running.compareTo(looked.plus(EVERY)) >= 0) {
      looked = running;
      List<ContactState> contacts = register.confirmations().states();
      List<Trouble> troubles =
          new ArrayList<>(ContactRules.of(config.schools(), contacts, open, now));
      troubles.addAll(rules.of(config.schools(), contacts, open, now));
      found = List.copyOf(troubles);
    }
    return found;
  }
}
