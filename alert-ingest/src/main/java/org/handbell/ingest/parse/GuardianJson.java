package org.handbell.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.handbell.ingest.parse.ParseOutcome.Ignored;
import org.handbell.ingest.parse.ParseOutcome.Parsed;
import org.handbell.ingest.parse.ParseOutcome.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Smoothwall's web filter log: a JSON object a line, read in one pass. Unknown keys of any shape
 * are passed over; what is broken, and where, is said by column.
 */
final class GuardianJson implements LineFormat {

  private static final JsonFactory JSON = factory();

  private final String name;

  /** The format under this name. */
  GuardianJson(String name) {
    this.name = name;
  }

  private static JsonFactory factory() {
    JsonFactoryBuilder builder =
        new JsonFactoryBuilder()
            // User names and categories are keys here: they must not fill the JVM's table of names.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(70_000).build());
    return builder.build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean recognises(LineBody body) {
    return startsJson(body);
  }

  private static boolean startsJson(LineBody body) {
    byte first = body.bytes()[body.from()];
    return first == '{' || first == '[';
  }

  @Override
  public ParseOutcome read(LineBody body, EventMaker maker) {
    int from = objectStart(body);
    if (from < 0) {
      return notJson(body.from());
    }
    RequestDraft draft = new RequestDraft();
    try {
      return readBytes(body, from, draft, maker);
    } catch (IOException e) {
      return readAsText(body, from, maker, e, draft);
    }
  }

  /** An unknown label may stand before the object. */
  private static int objectStart(LineBody body) {
    return startsJson(body) ? body.from() : body.indexOf('{');
  }

  private ParseOutcome readBytes(LineBody body, int from, RequestDraft draft, EventMaker maker)
      throws IOException {
    try (JsonParser in = JSON.createParser(body.bytes(), from, body.to() - from)) {
      return readAll(in, draft, body, maker);
    }
  }

  /**
   * The parser of bytes refuses what a line's text may well hold, such as bytes that are no UTF-8
   * or that it takes for UTF-32: that must not hide a request.
   */
  private ParseOutcome readAsText(
      LineBody body, int from, EventMaker maker, IOException fault, RequestDraft draft) {
    String text = new String(body.bytes(), from, body.to() - from, UTF_8);
    try (JsonParser in = JSON.createParser(text)) {
      return readAll(in, new RequestDraft(), body, maker);
    } catch (IOException e) {
      return broken(body, from, maker, fault, draft);
    }
  }

  private ParseOutcome readAll(JsonParser in, RequestDraft draft, LineBody body, EventMaker maker)
      throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      in.nextToken();
      return new Ignored(name, "JSON that is no object");
    }
    boolean ours = GuardianRecord.read(in, draft);
    if (in.nextToken() != null) {
      return notJson(body.from() + offset(in.currentTokenLocation()));
    }
    return ours && draft.isRequest()
        ? parsed(draft, body, maker)
        : new Ignored(name, "JSON without a web request");
  }

  /** A line cut at its length limit still says who asked which site, if it got so far. */
  private ParseOutcome broken(
      LineBody body, int from, EventMaker maker, IOException fault, RequestDraft draft) {
    if (body.line().truncated() && draft.isRequest()) {
      return parsed(draft, body, maker);
    }
    return fault instanceof JsonProcessingException at && at.getLocation() != null
        ? notJson(from + offset(at.getLocation()))
        : new Rejected("JSON nested too deeply or with too long a value");
  }

  private ParseOutcome parsed(RequestDraft draft, LineBody body, EventMaker maker) {
    return new Parsed(name, maker.observedBy("Smoothwall", "Guardian").event(draft, body));
  }

  /** In bytes, or in characters where the line was read as text. */
  private static int offset(JsonLocation location) {
    return (int) Math.max(0, Math.max(location.getByteOffset(), location.getCharOffset()));
  }

  private static Rejected notJson(int place) {
    return new Rejected("not JSON at column " + (place + 1));
  }

  /** The text of a single value; null for blank ones, for null and for anything with parts. */
  static @Nullable String text(JsonParser in) throws IOException {
    JsonToken token = in.currentToken();
    if (token == null || token == JsonToken.VALUE_NULL || token.isStructStart()) {
      in.skipChildren();
      return null;
    }
    String text = in.getText();
    return text.isBlank() ? null : wellFormed(text);
  }

  /** Half a surrogate pair, which an escape can write, cannot be written again: U+FFFD. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(UTF_16), UTF_16);
      }
    }
    return text;
  }
}
