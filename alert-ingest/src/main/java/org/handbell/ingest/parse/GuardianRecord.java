package org.handbell.ingest.parse;

import java.util.Objects;
import org.handbell.json.JsonCursor;
import org.handbell.json.JsonFault;
import org.handbell.json.KnownNames;
import org.handbell.model.Decision;
import org.handbell.recent.WrittenNames.Name;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a Smoothwall web filter record. Names and categories stand as keys of objects; of a
 * key that comes twice the first counts.
 */
final class GuardianRecord {

  private static final KnownNames KEYS =
      new KnownNames(
          "blocked",
          "clienthostname",
          "clientip",
          "containsadverts",
          "destdomain",
          "groupmap",
          "httpcode",
          "https",
          "method",
          "mitmed",
          "reqheaders",
          "requesttags",
          "respbody",
          "ruleid",
          "successful",
          "tagset",
          "time",
          "url");

  private static final KnownNames TAGS =
      new KnownNames("username", "urlcategory", "phrasecategory");

  private static final KnownNames HEADERS = new KnownNames("user-agent", "referer");

  private static final KnownNames TYPE = new KnownNames("contenttype");
  private static final KnownNames REASON = new KnownNames("reason");

  private final JsonCursor in;
  private final RequestDraft draft;
  private @Nullable Boolean blocked;
  private @Nullable Boolean successful;
  private boolean https;
  private boolean decrypted;
  private boolean tagged;

  private GuardianRecord(JsonCursor in, RequestDraft draft) {
    this.in = in;
    this.draft = draft;
  }

  /**
   * Reads the object that the cursor has entered.
   *
   * @return true where it has keys that only this product writes
   */
  static boolean read(JsonCursor in, RequestDraft draft) throws JsonFault {
    GuardianRecord record = new GuardianRecord(in, draft);
    try {
      for (Name<String> name = in.nextName(KEYS, KEYS.start());
          name != null;
          name = in.nextName(KEYS, name)) {
        record.value(name.meaning());
      }
    } finally { // a line that was cut off still tells this much
      record.conclude();
    }
    return record.tagged || draft.clientIp != null || draft.host != null;
  }

  private void value(String key) throws JsonFault {
    switch (key) {
      case "blocked" -> blocked = first(blocked, in.flag());
      case "clienthostname" -> draft.clientName = first(draft.clientName, in.text());
      case "clientip" -> draft.clientIp = first(draft.clientIp, in.text());
      case "containsadverts" -> draft.advert |= Boolean.TRUE.equals(in.flag());
      case "destdomain" -> draft.host = first(draft.host, in.text());
      case "groupmap" -> groupNames();
      case "httpcode" -> draft.status = first(draft.status, NormalForm.status(in.text()));
      case "https" -> https |= Boolean.TRUE.equals(in.flag());
      case "method" -> draft.method = first(draft.method, in.text());
      case "mitmed" -> decrypted |= Boolean.TRUE.equals(in.flag());
      case "reqheaders" -> requestHeaders();
      case "requesttags", "tagset" -> tags();
      case "respbody" ->
          draft.mimeType = first(draft.mimeType, NormalForm.mimeType(inAnyObject(TYPE)));
      case "ruleid" -> draft.rule = first(draft.rule, inAnyObject(REASON));
      case "successful" -> successful = first(successful, in.flag());
      case "time" -> draft.time = first(draft.time, in.single(EpochText::read));
      case "url" -> draft.url = first(draft.url, in.text());
      default -> in.skip();
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

  private void tags() throws JsonFault {
    tagged = true;
    if (!in.enterObject()) {
      in.skip();
      return;
    }
    for (Name<String> tag = in.nextName(TAGS, TAGS.start());
        tag != null;
        tag = in.nextName(TAGS, tag)) {
      switch (tag.meaning()) {
        case "username" -> draft.user = first(draft.user, firstName());
        case "urlcategory", "phrasecategory" -> categories();
        default -> in.skip();
      }
    }
  }

  /** The first key of an object, the first text of an array, or the text itself. */
  private @Nullable String firstName() throws JsonFault {
    String name = null;
    if (in.enterObject()) {
      while (in.nextName()) {
        name = first(name, notBlank(in.name()));
        in.skip();
      }
    } else if (in.enterArray()) {
      while (in.nextElement()) {
        name = first(name, in.text());
      }
    } else {
      name = in.text();
    }
    return name;
  }

  private void categories() throws JsonFault {
    if (in.enterObject()) {
      while (in.nextName()) {
        draft.addCategory(in.name());
        in.skip();
      }
    } else if (in.enterArray()) {
      while (in.nextElement()) {
        addCategory(in.text());
      }
    } else {
      addCategory(in.text());
    }
  }

  private void addCategory(@Nullable String category) {
    if (category != null) {
      draft.addCategory(category);
    }
  }

  private void groupNames() throws JsonFault {
    if (!in.enterObject()) {
      draft.group = first(draft.group, in.text());
      return;
    }
    while (in.nextName()) {
      draft.group = first(draft.group, in.text());
    }
  }

  private void requestHeaders() throws JsonFault {
    if (!in.enterObject()) {
      in.skip();
      return;
    }
    for (Name<String> header = in.nextName(HEADERS, HEADERS.start());
        header != null;
        header = in.nextName(HEADERS, header)) {
      switch (header.meaning()) {
        case "user-agent" -> draft.userAgent = first(draft.userAgent, in.text());
        case "referer" -> draft.referrer = first(draft.referrer, in.text());
        default -> in.skip();
      }
    }
  }

  /** The first value of that key in an object, or in any object of an array. */
  private @Nullable String inAnyObject(KnownNames wanted) throws JsonFault {
    String value = null;
    if (in.enterArray()) {
      while (in.nextElement()) {
        value = first(value, inAnyObject(wanted));
      }
    } else if (in.enterObject()) {
      for (Name<String> name = in.nextName(wanted, wanted.start());
          name != null;
          name = in.nextName(wanted, name)) {
        if (name.meaning().isEmpty()) {
          in.skip();
        } else {
          value = first(value, in.text());
        }
      }
    } else {
      in.skip();
    }
    return value;
  }

  private static @Nullable String notBlank(String text) {
    return text.isBlank() ? null : text;
  }

  private static <T> @Nullable T first(@Nullable T known, @Nullable T later) {
    return known != null ? known : later;
  }
}
