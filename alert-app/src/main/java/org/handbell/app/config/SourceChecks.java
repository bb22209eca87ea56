package org.handbell.app.config;

import java.util.ArrayList;
import java.util.List;
import org.handbell.document.Fields;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.receive.SourceFaults;
import org.handbell.ingest.receive.SourceFaults.SourceFault;

/** Notes what would keep a source from being opened, alone or beside those read before it. */
final class SourceChecks {

  private final List<SourceConfig> sound = new ArrayList<>();

  SourceConfig checked(SourceConfig source, Fields f) {
    List<SourceFault> faults = SourceFaults.of(source);
    faults.forEach(fault -> f.fault(fault.field(), fault.message()));
    if (faults.isEmpty()) {
      checkBesideOthers(source, f);
    }
    return source;
  }

  private void checkBesideOthers(SourceConfig source, Fields f) {
    for (SourceConfig other : sound) {
      String fault = SourceFaults.ofTwo(other, source);
      if (fault != null) {
        f.fault("listen", fault);
      }
    }
    sound.add(source);
  }
}
