package org.handbell.ingest.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.handbell.ingest.parse.LineBody;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object a line. A value within objects is named by its path, {@code source.ip}, as is
 * a key with dots in it; the single values of an array are joined by commas. Of {@code
 * "parameters":[{"name":"URL","value":"…"}]} the value is {@code parameters.URL} too.
 */
final class Json implements Engine {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNameLength(70_000).build())
          .build();

  @Override
  public @Nullable String read(LineBody body, FieldNames names, Values out) {
    byte[] line = body.bytes();
    int from = line[body.from()] == '{' ? body.from() : body.indexOf('{');
    if (from < 0) {
      return "not JSON at column " + (body.from() + 1);
    }
    try (JsonParser in = JSON.createParser(line, from, body.to() - from)) {
      new Walk(in, names, out).all();
      return null;
    } catch (JsonProcessingException e) { // bytes that are no UTF-8 must not hide a request
      return readAsText(new String(line, from, body.to() - from, UTF_8), from, names, out);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  private static @Nullable String readAsText(String text, int from, FieldNames names, Values out) {
    try (JsonParser in = JSON.createParser(text)) {
      new Walk(in, names, out).all();
      return null;
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      return place == null
          ? "JSON nested too deeply or with too long a value"
          : "not JSON at column " + (from + Math.max(0, place.getCharOffset()) + 1);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  /** One way through an object, with the path to where it is. */
  private static final class Walk {
    private static final int LONGEST_PATH = 200;

    private final JsonParser in;
    private final FieldNames names;
    private final Values out;
    private final byte[] path = new byte[LONGEST_PATH];

    Walk(JsonParser in, FieldNames names, Values out) {
      this.in = in;
      this.names = names;
      this.out = out;
    }

    void all() throws IOException {
      in.nextToken();
      object(0);
      if (in.nextToken() != null) {
        throw new JsonParseException(in, "more than one object", in.currentTokenLocation());
      }
    }

    private void object(int length) throws IOException {
      String key;
      String label = null;
      while ((key = in.nextFieldName()) != null) {
        JsonToken token = in.nextToken();
        if (key.equals("name") && token == JsonToken.VALUE_STRING) {
          label = in.getText();
        }
        if (label != null && key.equals("value") && token.isScalarValue()) {
          value(extended(length, label));
        }
        value(extended(length, key));
      }
    }

    private void value(int length) throws IOException {
      JsonToken token = in.currentToken();
      if (length < 0) {
        in.skipChildren();
      } else if (token == JsonToken.START_OBJECT) {
        object(length);
      } else if (token == JsonToken.START_ARRAY) {
        array(length);
      } else if (token != JsonToken.VALUE_NULL) {
        int name = names.find(path, 0, length);
        if (name >= 0) {
          put(name, in.getText());
        }
      }
    }

    private void array(int length) throws IOException {
      int name = names.find(path, 0, length);
      StringBuilder joined = new StringBuilder();
      JsonToken token;
      while ((token = in.nextToken()) != JsonToken.END_ARRAY && token != null) {
        if (token.isStructStart()) {
          value(length);
        } else if (name >= 0 && token != JsonToken.VALUE_NULL) {
          joined.append(joined.isEmpty() ? "" : ",").append(in.getText());
        }
      }
      if (name >= 0) {
        put(name, joined.toString());
      }
    }

    private void put(int name, String text) {
      if (!text.isBlank()) {
        out.put(name, text);
      }
    }

    /** The path's length with the key added, or −1 where nobody can want it. */
    private int extended(int length, String key) {
      int at = length;
      if (at + key.length() + 1 > LONGEST_PATH) {
        return -1;
      }
      if (at > 0) {
        path[at++] = '.';
      }
      for (int i = 0; i < key.length(); i++) {
        char c = key.charAt(i);
        path[at++] = c < 128 ? (byte) c : (byte) '?';
      }
      return at;
    }
  }
}
