package org.handbell.notifier.report;

import java.util.List;
import java.util.function.Predicate;
import org.handbell.model.Evidence;
import org.handbell.model.PersonKind;
import org.handbell.notifier.register.Case;

/**
 * How complete the record of what was of concern is: device, address, person, time and content, the
 * least that the DfE standard wants a record to identify.
 *
 * @param events how many were looked at
 */
record MinimumFields(long events, long device, long ip, long person, long content) {

  /** Over all the evidence that cases about pupils keep. */
  static MinimumFields of(List<Case> cases) {
    List<Case> pupils =
        cases.stream().filter(c -> c.incident().person().kind() != PersonKind.STAFF).toList();
    long named =
        pupils.stream()
            .filter(c -> c.incident().person().standsAlone())
            .mapToLong(c -> c.incident().evidence().size())
            .sum();
    return new MinimumFields(
        count(pupils, any -> true),
        count(pupils, each -> each.device() != null),
        count(pupils, each -> each.ip() != null),
        named,
        count(pupils, each -> each.text() != null || each.site() != null || each.seal() != null));
  }

  private static long count(List<Case> cases, Predicate<Evidence> wanted) {
    return cases.stream().flatMap(c -> c.incident().evidence().stream()).filter(wanted).count();
  }

  /** In a sentence; the time is in every record. */
  String said() {
    return events == 0
        ? "no concern to look at in this time"
        : "device %s, address %s, person %s, time 100%%, search or site %s"
            .formatted(share(device), share(ip), share(person), share(content));
  }

  private String share(long part) {
    return 100 * part / events + "%";
  }
}
