package org.handbell.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.handbell.ingest.parse.ParseOutcome;
import org.handbell.model.Finding;
import org.handbell.model.Span;
import org.handbell.topic.EventJson;

/** JSON Lines on standard output: what {@code parse} and {@code classify} answer. */
final class JsonOut implements AutoCloseable {

  private final JsonGenerator out;

  JsonOut(OutputStream stream) throws IOException {
    out = new JsonFactory().createGenerator(stream);
    out.setRootValueSeparator(null);
    out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  void start(long line) throws IOException {
    out.writeStartObject();
    out.writeNumberField("line", line);
  }

  void text(String text) throws IOException {
    out.writeStringField("text", text);
  }

  void outcome(ParseOutcome outcome) throws IOException {
    if (outcome instanceof ParseOutcome.Parsed parsed) {
      out.writeStringField("status", "event");
      out.writeStringField("parser", parsed.parser());
      out.writeFieldName("event");
      out.writeRawValue(decode(EventJson.toBytes(parsed.event())));
    } else if (outcome instanceof ParseOutcome.Ignored ignored) {
      out.writeStringField("status", "ignored");
      out.writeStringField("parser", ignored.parser());
      out.writeStringField("reason", ignored.reason());
    } else if (outcome instanceof ParseOutcome.SignedOn signedOn) {
      out.writeStringField("status", "ignored");
      out.writeStringField("parser", signedOn.parser());
      out.writeStringField("reason", "a sign-on, no web request");
    } else if (outcome instanceof ParseOutcome.Rejected rejected) {
      out.writeStringField("status", "rejected");
      out.writeStringField("reason", rejected.reason());
    }
  }

  /** An event whose address nobody is shown. */
  void withheld(ParseOutcome.Parsed parsed) throws IOException {
    out.writeStringField("status", "event");
    out.writeStringField("parser", parsed.parser());
  }

  /** The findings, most urgent first, and the priority that follows from them. */
  void findings(List<Finding> findings) throws IOException {
    if (findings.isEmpty()) {
      out.writeNullField("priority");
    } else {
      out.writeStringField("priority", findings.get(0).priority().name());
    }
    out.writeArrayFieldStart("findings");
    for (Finding finding : findings) {
      finding(finding);
    }
    out.writeEndArray();
  }

  private void finding(Finding finding) throws IOException {
    out.writeStartObject();
    out.writeStringField("category", finding.category().id());
    out.writeStringField("risk", finding.category().risk().id());
    out.writeStringField("priority", finding.priority().name());
    out.writeNumberField("confidence", finding.confidence());
    if (finding.phase() != null) {
      out.writeStringField("phase", finding.phase().id());
    }
    out.writeStringField("rule", finding.rule());
    out.writeStringField("why", finding.why());
    Span span = finding.span();
    if (span != null) {
      out.writeFieldName("span");
      out.writeArray(new int[] {span.start(), span.end()}, 0, 2);
    }
    out.writeEndObject();
  }

  /** Ends the line's object; {@code flush} when nobody should have to wait for it. */
  void end(boolean flush) throws IOException {
    out.writeEndObject();
    out.writeRaw('\n');
    if (flush) {
      out.flush();
      ((OutputStream) out.getOutputTarget()).flush();
    }
  }

  static String decode(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    out.flush();
    ((OutputStream) out.getOutputTarget()).flush();
    out.close();
  }
}
