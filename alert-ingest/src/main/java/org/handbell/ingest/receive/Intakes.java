package org.handbell.ingest.receive;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources that listen at one address, told apart by their senders. Mostly it is one; a trust's
 * collector may have one port for all its schools. This machine's own lines go to the first.
 */
final class Intakes {

  private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);

  private final List<Intake> intakes;
  private final Seldom refused = new Seldom();

  Intakes(List<Intake> intakes) {
    this.intakes = List.copyOf(intakes);
  }

  Intake first() {
    return intakes.get(0);
  }

  /** The source that lists the sender. */
  Optional<Intake> of(InetAddress sender) {
    for (Intake intake : intakes) {
      if (intake.mayCome(sender)) {
        return Optional.of(intake);
      }
    }
    return Optional.empty();
  }

  /** A sender that nobody lists was turned away; a flood of them is said once a minute. */
  void refused() {
    refused
        .add(1)
        .ifPresent(
            times ->
                LOG.warn(
                    "source={}: refused {} times a sender that from: does not list",
                    first().id(),
                    times));
  }
}
