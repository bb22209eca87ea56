package org.handbell.notifier.proof;

import java.time.ZoneId;
import java.util.List;
import org.handbell.notifier.compose.Fact;
import org.handbell.notifier.compose.When;
import org.handbell.notifier.register.DeliveryDrills.Unconfirmed;
import org.handbell.notifier.register.FilterCheck;
import org.handbell.notifier.watch.Trouble;

/** Whom a mail may not reach: they have not confirmed a drill in time. */
final class DeliveryRules {

  private DeliveryRules() {}

  static List<Missing> of(List<Unconfirmed> drills, ZoneId zone) {
    return drills.stream().map(drill -> missing(drill, zone)).toList();
  }

  private static Missing missing(Unconfirmed drill, ZoneId zone) {
    String who = drill.contact().name();
    Trouble trouble =
        new Trouble(
            org.handbell.notifier.watch.Kind.DRILL_UNCONFIRMED,
            drill.contact().id(),
            drill.schoolId(),
            List.of(),
            drill.due(),
            who + " has not confirmed a test mail, and has taken no case for a month.",
            List.of(
                new Fact("Sent", When.shortly(drill.sent(), zone)),
                new Fact("To", drill.contact().email())));
    FilterCheck check =
        FilterCheck.missed(
            FilterCheck.Kind.DELIVERY,
            drill.schoolId(),
            drill.contact().id(),
            drill.sent().toString(),
            drill.due(),
            who + " has not confirmed a test mail");
    return new Missing(check, trouble);
  }
}
