package org.handbell.ingest.receive;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at times whether the kernel dropped a source's datagrams, and says how many more. */
final class DropWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DropWatch.class);

  private final Intake intake;
  private final KernelDrops drops;
  private final Seldom dropped = new Seldom();
  private long known;

  /** Where several sources share the address, the first answers for all. */
  DropWatch(Intake intake, InetSocketAddress address) {
    this.intake = intake;
    this.drops = new KernelDrops(address);
  }

  synchronized void look() {
    long now = drops.count().orElse(known);
    if (now > known) {
      intake.missed("kernel", now - known);
      dropped
          .add(now - known)
          .ifPresent(
              sum -> LOG.warn("source={}: the kernel dropped {} datagrams", intake.id(), sum));
      known = now;
    }
  }
}
