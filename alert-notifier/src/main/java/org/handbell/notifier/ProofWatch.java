package org.handbell.notifier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.handbell.model.DrillLine;
import org.handbell.notifier.proof.Heartbeat;
import org.handbell.notifier.proof.Missing;
import org.handbell.notifier.proof.ProofRules;
import org.handbell.notifier.register.Register;
import org.handbell.notifier.watch.Trouble;
import org.jspecify.annotations.Nullable;

/** Looks once a minute at what was to be proved, and writes down what was not. */
final class ProofWatch {

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration BACK = Duration.ofDays(80);

  private final NotifierConfig config;
  private final Register register;
  private final SourceReports reports;
  private volatile Supplier<Heartbeat> heartbeat = () -> Heartbeat.WELL;
  private List<Missing> missing = List.of();
  private @Nullable Duration looked;

  ProofWatch(NotifierConfig config, Register register, SourceReports reports) {
    this.config = config;
    this.register = register;
    this.reports = reports;
  }

  void heartbeat(Supplier<Heartbeat> other) {
    heartbeat = other;
  }

  List<Trouble> look(Duration running, Instant now) {
    if (looked == null || running.compareTo(looked.plus(EVERY)) >= 0) {
      looked = running;
      missing = missing(running, now);
      register.checkRecord().note(missing.stream().map(Missing::check).toList());
    }
    List<Trouble> troubles = new ArrayList<>(missing.stream().map(Missing::trouble).toList());
    troubles.addAll(ProofRules.of(heartbeat.get(), config.schools(), now));
    return troubles;
  }

  private List<Missing> missing(Duration running, Instant now) {
    List<DrillLine> drills =
        reports.all().stream().flatMap(report -> report.drills().stream()).toList();
    return new ProofRules(config.proof(), config.calendars(), config.zone(), running, now)
        .of(
            config.sources(),
            register.checkRecord().since(now.minus(BACK)),
            drills,
            register.deliveryDrills().unconfirmed());
  }
}
