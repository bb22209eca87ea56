package org.handbell.notifier.console.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handbell.notifier.access.Secret;

/**
 * What a program sent: one JSON object of texts and lists of texts, and not too much of it.
 *
 * @param hash stands for it exactly as it came
 */
record Body(Map<String, List<String>> values, String hash) {

  static final int LONGEST = 64 * 1024;

  private static final int DEEPEST = 3;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Either what was sent or what is wrong with it. */
  record Read(Optional<Body> body, Optional<Reply> fault) {
    static Read good(Body body) {
      return new Read(Optional.of(body), Optional.empty());
    }

    static Read bad(int status, String detail) {
      return new Read(Optional.empty(), Optional.of(Reply.fault(status, detail)));
    }
  }

  static Read of(Context ctx) {
    try {
      byte[] sent = ctx.req().getInputStream().readNBytes(LONGEST + 1);
      if (sent.length > LONGEST) {
        return Read.bad(413, "A request takes at most " + LONGEST + " bytes.");
      }
      String type = ctx.contentType();
      if (sent.length > 0 && (type == null || !type.startsWith("application/json"))) {
        return Read.bad(415, "What is sent is application/json.");
      }
      return of(sent);
    } catch (IOException e) {
      return Read.bad(400, "The request did not come whole, or is not JSON.");
    }
  }

  private static Read of(byte[] sent) throws IOException {
    JsonNode root = sent.length == 0 ? JSON.createObjectNode() : JSON.readTree(sent);
    if (!root.isObject()) {
      return Read.bad(400, "What is sent is one JSON object.");
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : root.properties()) {
      Optional<List<String>> texts = texts(each.getValue());
      if (texts.isEmpty()) {
        return Read.bad(400, "Every field holds a text, or a list of texts.");
      }
      values.put(each.getKey(), texts.get());
    }
    return Read.good(new Body(values, Secret.hash(new String(sent, ISO_8859_1))));
  }

  private static Optional<List<String>> texts(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(List.of(node.textValue()));
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : node) {
      if (!each.isTextual()) {
        return Optional.empty();
      }
      texts.add(each.textValue());
    }
    return Optional.of(texts);
  }
}
