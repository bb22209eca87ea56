package org.handbell.classifier.list.update;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handbell.classifier.list.ListException;
import org.jspecify.annotations.Nullable;

/**
 * What the list's publisher says of a complete list.
 *
 * @param sha256 of all its bytes, as delivered, in lower-case hex
 * @param entries how many there are; -1 where it does not say
 * @param end the last line; absent where it does not say
 */
record Manifest(String sha256, int entries, @Nullable String end) {

  /** {@code sha256sum}'s form: the sum first, a name after it. */
  private static final Pattern SIDECAR = Pattern.compile("\\s*([0-9a-fA-F]{64})(\\s.*)?");

  /**
   * Reads a SHA-256 on its own, or JSON with {@code sha256} and perhaps {@code entries} and {@code
   * end}.
   *
   * @throws ListException when it is neither
   */
  static Manifest read(String text) {
    Matcher alone = SIDECAR.matcher(text.lines().findFirst().orElse(""));
    if (alone.matches()) {
      return new Manifest(alone.group(1).toLowerCase(Locale.ROOT), -1, null);
    }
    try (JsonParser json = new JsonFactory().createParser(text)) {
      return read(json);
    } catch (IOException e) {
      throw none();
    }
  }

  private static Manifest read(JsonParser json) throws IOException {
    String sha256 = "";
    int entries = -1;
    String end = null;
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw none();
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "sha256" -> sha256 = String.valueOf(json.getText()).toLowerCase(Locale.ROOT);
        case "entries" -> entries = value.isNumeric() ? json.getIntValue() : -1;
        case "end" -> end = json.getText();
        default -> json.skipChildren();
      }
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw none();
    }
    return new Manifest(sha256, entries, end);
  }

  private static ListException none() {
    return new ListException(
        "the checksum is neither a SHA-256 nor a manifest that gives one; see checksum");
  }
}
