package org.handbell.ingest.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handbell.ingest.parse.NormalForm;
import org.handbell.ingest.parse.RequestDraft;
import org.handbell.ingest.search.SearchTerms;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Visibility;

/** A field of ours that a profile may fill, under its name in the Elastic Common Schema. */
enum Target {
  SOURCE_IP("source.ip"),
  SOURCE_MAC("source.mac"),
  SOURCE_DOMAIN("source.domain"),
  HOST_NAME("host.name"),
  USER_NAME("user.name"),
  USER_DOMAIN("user.domain"),
  GROUP_NAME("group.name"),
  URL_FULL("url.full"),
  URL_DOMAIN("url.domain"),
  URL_PATH("url.path"),
  URL_QUERY("url.query"),
  URL_SCHEME("url.scheme"),
  DNS_QUESTION("dns.question.name"),
  METHOD("http.request.method"),
  REFERRER("http.request.referrer"),
  STATUS("http.response.status_code"),
  MIME_TYPE("http.response.mime_type"),
  USER_AGENT("user_agent.original"),
  DESTINATION_IP("destination.ip"),
  RULE("rule.name"),
  CATEGORY("filter.category"),
  DECISION("filter.decision"),
  MATCHED("filter.matched"),
  VISIBILITY("filter.visibility"),
  ENCRYPTED("tls.established"),
  SEARCH_TERM("search.term"),
  OBSERVER_NAME("observer.name"),
  TENANT("organization.name");

  private final String id;

  Target(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  void set(RequestDraft draft, String text) {
    switch (this) {
      case SOURCE_IP -> draft.clientIp = text;
      case SOURCE_MAC -> draft.clientMac = text;
      case SOURCE_DOMAIN -> draft.clientName = text;
      case HOST_NAME -> draft.clientName = text;
      case USER_NAME -> draft.user = text;
      case USER_DOMAIN -> domain(draft, text);
      case GROUP_NAME -> draft.group = text;
      case URL_FULL -> draft.url = text;
      case URL_DOMAIN -> draft.host = text;
      case URL_PATH -> draft.path = text;
      case URL_QUERY -> draft.query = text;
      case URL_SCHEME -> draft.scheme = text;
      case DNS_QUESTION -> draft.dnsQuestion = text;
      case METHOD -> draft.method = text;
      case REFERRER -> draft.referrer = text;
      case STATUS -> draft.status = NormalForm.status(text.strip());
      case MIME_TYPE -> draft.mimeType = text;
      case USER_AGENT -> draft.userAgent = text;
      case DESTINATION_IP -> draft.destinationIp = text;
      case RULE -> draft.rule = text;
      case CATEGORY -> draft.addCategory(text);
      case DECISION -> draft.decision = Decision.UNKNOWN;
      case MATCHED -> draft.matched = text;
      case VISIBILITY -> visibility(draft, text);
      case OBSERVER_NAME -> draft.observerName = text;
      case TENANT -> draft.tenant = text;
      case ENCRYPTED -> draft.encrypted = ProfileReader.truth(text);
      case SEARCH_TERM -> draft.search = new Event.Search(text, SearchTerms.OTHER, false);
    }
  }

  static Optional<Target> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(Target::id).toList();
  }

  /** A name that stands apart from its domain is joined to it, unless it says its own. */
  private static void domain(RequestDraft draft, String domain) {
    if (draft.user != null && draft.user.indexOf('\\') < 0 && draft.user.indexOf('@') < 0) {
      draft.user = domain + '\\' + draft.user;
    }
  }

  private static void visibility(RequestDraft draft, String word) {
    for (Visibility one : Visibility.values()) {
      if (one.id().equals(word.toLowerCase(Locale.ROOT))) {
        draft.visibility = one;
      }
    }
  }
}
