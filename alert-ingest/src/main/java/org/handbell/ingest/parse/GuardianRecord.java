package org.handbell.ingest.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.handbell.model.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a Smoothwall web filter record. Names and categories stand as keys of objects; of a
 * key that comes twice the first counts.
 */
final class GuardianRecord {

  private final JsonParser in;
  private final RequestDraft draft;
  private @Nullable Boolean blocked;
  private @Nullable Boolean successful;
  private boolean https;
  private boolean decrypted;
  private boolean tagged;

  private GuardianRecord(JsonParser in, RequestDraft draft) {
    this.in = in;
    this.draft = draft;
  }

  /**
   * Reads the object that the parser stands in.
   *
   * @return true where it has keys that only this product writes
   */
  static boolean read(JsonParser in, RequestDraft draft) throws IOException {
    GuardianRecord record = new GuardianRecord(in, draft);
    try {
      String key;
      while ((key = in.nextFieldName()) != null) {
        in.nextToken();
        record.value(key);
      }
    } finally { // a line that was cut off still tells this much
      record.conclude();
    }
    return record.tagged || draft.clientIp != null || draft.host != null;
  }

  private void value(String key) throws IOException {
    switch (key) {
      case "blocked" -> blocked = first(blocked, flag());
      case "clienthostname" -> draft.clientName = first(draft.clientName, text());
      case "clientip" -> draft.clientIp = first(draft.clientIp, text());
      case "containsadverts" -> draft.advert |= Boolean.TRUE.equals(flag());
      case "destdomain" -> draft.host = first(draft.host, text());
      case "groupmap" -> groupNames();
      case "httpcode" -> draft.status = first(draft.status, NormalForm.status(text()));
      case "https" -> https |= Boolean.TRUE.equals(flag());
      case "method" -> draft.method = first(draft.method, text());
      case "mitmed" -> decrypted |= Boolean.TRUE.equals(flag());
      case "reqheaders" -> requestHeaders();
      case "requesttags", "tagset" -> tags();
      case "respbody" -> eachObject("contenttype");
      case "ruleid" -> eachObject("reason");
      case "successful" -> successful = first(successful, flag());
      case "time" -> draft.time = first(draft.time, EpochText.read(text()));
      case "url" -> draft.url = first(draft.url, text());
      default -> in.skipChildren();
    }
  }

  private void conclude() {
    draft.encrypted = https && !decrypted;
    if (Boolean.TRUE.equals(blocked)) {
      draft.decision = Decision.BLOCKED;
    } else if (Objects.equals(draft.status, 407)) {
      draft.decision = Decision.CHALLENGED;
    } else if (Boolean.FALSE.equals(successful)) {
      draft.decision = Decision.ERROR;
    } else if (blocked != null || successful != null) {
      draft.decision = Decision.ALLOWED;
    }
  }

  private void tags() throws IOException {
    tagged = true;
    if (!in.isExpectedStartObjectToken()) {
      in.skipChildren();
      return;
    }
    String key;
    while ((key = in.nextFieldName()) != null) {
      in.nextToken();
      switch (key) {
        case "username" -> draft.user = first(draft.user, firstName());
        case "urlcategory", "phrasecategory" -> categories();
        default -> in.skipChildren();
      }
    }
  }

  /** The first key of an object, the first text of an array, or the text itself. */
  private @Nullable String firstName() throws IOException {
    String name = null;
    if (in.isExpectedStartObjectToken()) {
      String key;
      while ((key = in.nextFieldName()) != null) {
        name = name == null && !key.isBlank() ? key : name;
        in.nextToken();
        in.skipChildren();
      }
    } else if (in.isExpectedStartArrayToken()) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        name = first(name, text());
      }
    } else {
      name = text();
    }
    return name;
  }

  private void categories() throws IOException {
    if (in.isExpectedStartObjectToken()) {
      String key;
      while ((key = in.nextFieldName()) != null) {
        draft.addCategory(key);
        in.nextToken();
        in.skipChildren();
      }
    } else if (in.isExpectedStartArrayToken()) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        addCategory(text());
      }
    } else {
      addCategory(text());
    }
  }

  private void addCategory(@Nullable String category) {
    if (category != null) {
      draft.addCategory(category);
    }
  }

  private void groupNames() throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      draft.group = first(draft.group, text());
      return;
    }
    while (in.nextFieldName() != null) {
      in.nextToken();
      draft.group = first(draft.group, text());
    }
  }

  private void requestHeaders() throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      in.skipChildren();
      return;
    }
    String key;
    while ((key = in.nextFieldName()) != null) {
      in.nextToken();
      switch (key.toLowerCase(Locale.ROOT)) {
        case "user-agent" -> draft.userAgent = first(draft.userAgent, text());
        case "referer" -> draft.referrer = first(draft.referrer, text());
        default -> in.skipChildren();
      }
    }
  }

  /** The value of a key in an object, or in each object of an array. */
  private void eachObject(String wanted) throws IOException {
    if (in.isExpectedStartArrayToken()) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        eachObject(wanted);
      }
    } else if (in.isExpectedStartObjectToken()) {
      String key;
      while ((key = in.nextFieldName()) != null) {
        in.nextToken();
        if (!key.equals(wanted)) {
          in.skipChildren();
        } else if (wanted.equals("reason")) {
          draft.rule = first(draft.rule, text());
        } else {
          draft.mimeType = first(draft.mimeType, text());
        }
      }
    }
  }

  private @Nullable String text() throws IOException {
    return GuardianJson.text(in);
  }

  private @Nullable Boolean flag() throws IOException {
    String text = text();
    return text == null ? null : text.equals("true") || text.equals("1");
  }

  private static <T> @Nullable T first(@Nullable T known, @Nullable T later) {
    return known != null ? known : later;
  }
}
