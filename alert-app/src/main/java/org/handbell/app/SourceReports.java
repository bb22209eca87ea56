package org.handbell.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.handbell.model.SourceReport;
import org.handbell.topic.JsonSerde;
import org.handbell.topic.Topics;

/** Reports on sources as a JSON array, each in the form that it has in {@code handbell.sources}. */
final class SourceReports {

  private static final JsonSerde<SourceReport> FORM = JsonSerde.of(SourceReport.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SourceReports() {}

  static String write(List<SourceReport> reports) {
    return reports.stream()
        .map(report -> new String(FORM.serialize(Topics.SOURCES.name(), report), UTF_8))
        .collect(Collectors.joining(",\n ", "[", "]\n"));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws CannotRun where it is anything else
   */
  static List<SourceReport> read(String json) throws CannotRun {
    List<SourceReport> reports = new ArrayList<>();
    try {
      for (JsonNode one : MAPPER.readTree(json)) {
        SourceReport report =
            FORM.deserialize(Topics.SOURCES.name(), MAPPER.writeValueAsBytes(one));
        if (report != null) {
          reports.add(report);
        }
      }
      return reports;
    } catch (JsonProcessingException e) {
      throw new CannotRun("what answered is no Handbell of this version", e);
    }
  }
}
