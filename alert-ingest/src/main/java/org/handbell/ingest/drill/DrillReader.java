package org.handbell.ingest.drill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handbell.ingest.SourceConfig;
import org.handbell.ingest.parse.ReceivedLine;
import org.handbell.ingest.spool.DrillLines;
import org.handbell.model.DrillLine;
import org.handbell.model.DrillLine.State;
import org.handbell.model.Event;

/**
 * Reads Handbell's own lines back, and takes for one only what asks for that drill's secret host.
 */
final class DrillReader implements DrillLines {

  private final Map<String, SourceConfig> sources;
  private final DrillBook book;
  private final LineWriter writer;

  DrillReader(List<SourceConfig> sources, DrillBook book, LineWriter writer) {
    this.sources =
        sources.stream().collect(Collectors.toMap(SourceConfig::id, Function.identity()));
    this.book = book;
    this.writer = writer;
  }

  @Override
  public Optional<Event> event(String drillId, String sourceId, ReceivedLine line) {
    SourceConfig source = sources.get(sourceId);
    if (source == null) {
      return Optional.empty();
    }
    return book.find(drillId)
        .filter(entry -> entry.sourceId().equals(sourceId))
        .flatMap(entry -> read(source, entry, line));
  }

  private Optional<Event> read(SourceConfig source, DrillBook.Entry entry, ReceivedLine line) {
    DrillLine drill = entry.line();
    return writer
        .read(source.of(drill.schoolId(), drill.parser()), line)
        .filter(event -> entry.host().equals(event.host()))
        .map(event -> event.asDrill(drill.id()));
  }

  @Override
  public void sent(String drillId) {
    book.is(drillId, State.SENT);
  }

  @Override
  public void failed(String drillId) {
    book.is(drillId, State.UNREAD);
  }
}
