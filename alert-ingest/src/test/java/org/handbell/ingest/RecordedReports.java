package org.handbell.ingest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.handbell.ingest.report.SourceReporter;
import org.handbell.model.SourceReport;
import org.jspecify.annotations.Nullable;

/** Stands for the topic of reports: keeps each, unless told to be down. */
public final class RecordedReports implements SourceReporter.Outlet {

  private final List<SourceReport> kept = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  public RecordedReports down(boolean isDown) {
    down = isDown;
    return this;
  }

  public List<SourceReport> kept() {
    return kept;
  }

  @Override
  public void send(SourceReport report, Consumer<@Nullable Exception> answer) {
    if (down) {
      answer.accept(new IllegalStateException("down"));
    } else {
      kept.add(report);
      answer.accept(null);
    }
  }

  @Override
  public void close() {}
}
