package org.handbell.notifier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.handbell.model.School;
import org.handbell.notifier.outbox.Bounces.Failing;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.MailRules;
import org.handbell.notifier.watch.Trouble;

/** Sees to it that mails which do not arrive are somebody's trouble. */
final class Postmaster {

  private final NotifierConfig config;
  private final Register register;
  private final Supplier<Optional<Failing>> bounces;

  Postmaster(NotifierConfig config, Register register, Supplier<Optional<Failing>> bounces) {
    this.config = config;
    this.register = register;
    this.bounces = bounces;
  }

  /**
   * Looks once.
   *
   * @param open since when each trouble that stands has been there, by key
   */
  List<Trouble> look(Map<String, Instant> open, Instant now) {
    List<String> schools = config.schools().stream().map(School::id).toList();
    Stream<Trouble> unread =
        bounces.get().stream()
            .flatMap(
                each -> MailRules.bouncesUnread(schools, each.why(), each.since(), open).stream());
    return Stream.concat(
            MailRules.of(
                register.backlogs().all(),
                register.backlogs().lastDelivered(),
                open,
                config.zone(),
                now)
                .stream(),
            unread)
        .toList();
  }
}
