package org.handbell.ingest.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the lines out of JSON: each element of an array, or of the array {@code records} that some
 * clouds wrap them in, is a line, and any other object is one. What stands between quotes is taken
 * as the text it means; anything else as it was written, on one line.
 */
final class JsonLines {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String WRAPPER = "records";

  private final byte[] body;
  private final JsonParser json;
  private final List<KeptLine> lines = new ArrayList<>();

  private JsonLines(byte[] body, JsonParser json) {
    this.body = body;
    this.json = json;
  }

  /**
   * The lines of one JSON value, or of several one after the other.
   *
   * @throws IOException saying where it is not JSON, or what else was expected
   */
  static List<KeptLine> of(byte[] body) throws IOException {
    try (JsonParser json = JSON.createParser(body)) {
      JsonLines lines = new JsonLines(body, json);
      while (json.nextToken() != null) {
        lines.value();
      }
      return lines.lines;
    } catch (JacksonException e) { // its own message would repeat what was sent
      long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      throw new IOException("not JSON at byte " + at, e);
    }
  }

  private void value() throws IOException {
    switch (json.currentToken()) {
      case START_ARRAY -> elements();
      case START_OBJECT -> object();
      default -> throw new IOException("send an object, an array, or {\"records\": [...]}");
    }
  }

  private void elements() throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        byte[] text = json.getText().getBytes(UTF_8);
        add(text, 0, text.length);
      } else {
        int from = offset();
        json.skipChildren();
        json.finishToken();
        add(body, from, (int) json.currentLocation().getByteOffset());
      }
    }
  }

  /** The wrapper's elements are its lines; that it was one is known once they have been seen. */
  private void object() throws IOException {
    int from = offset();
    boolean wrapper = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean named = WRAPPER.equals(json.currentName());
      json.nextToken();
      if (named && json.currentToken() == JsonToken.START_ARRAY) {
        wrapper = true;
        elements();
      } else {
        json.skipChildren();
      }
    }
    if (!wrapper) {
      add(body, from, (int) json.currentLocation().getByteOffset());
    }
  }

  private int offset() {
    return (int) json.currentTokenLocation().getByteOffset();
  }

  /** Line ends in what was written can only be layout; in what was meant they end nothing. */
  private void add(byte[] bytes, int from, int to) {
    if (to > from) {
      KeptLine line = KeptLine.of(bytes, from, to);
      byte[] kept = line.bytes();
      for (int i = 0; i < kept.length; i++) {
        if (kept[i] == '\n' || kept[i] == '\r') {
          kept[i] = ' ';
        }
      }
      lines.add(line);
    }
  }
}
