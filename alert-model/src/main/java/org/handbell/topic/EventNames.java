package org.handbell.topic;

import org.handbell.json.JsonName;

/** The names in an event's JSON, by which it is written and read again. */
final class EventNames {

  static final JsonName AUTOCOMPLETE = new JsonName("autocomplete");
  static final JsonName CATEGORY = new JsonName("category");
  static final JsonName DECISION = new JsonName("decision");
  static final JsonName DERIVED = new JsonName("derived");
  static final JsonName DESTINATION = new JsonName("destination");
  static final JsonName DNS = new JsonName("dns");
  static final JsonName DOMAIN = new JsonName("domain");
  static final JsonName DRILL = new JsonName("drill");
  static final JsonName EMAIL = new JsonName("email");
  static final JsonName ENGINE = new JsonName("engine");
  static final JsonName EVENT = new JsonName("event");
  static final JsonName FILTER = new JsonName("filter");
  static final JsonName FORM = new JsonName("form");
  static final JsonName FULL = new JsonName("full");
  static final JsonName GROUP = new JsonName("group");
  static final JsonName HOST = new JsonName("host");
  static final JsonName HTTP = new JsonName("http");
  static final JsonName ID = new JsonName("id");
  static final JsonName INGESTED = new JsonName("ingested");
  static final JsonName IP = new JsonName("ip");
  static final JsonName KIND = new JsonName("kind");
  static final JsonName LEVEL = new JsonName("level");
  static final JsonName MAC = new JsonName("mac");
  static final JsonName MATCHED = new JsonName("matched");
  static final JsonName METHOD = new JsonName("method");
  static final JsonName MIME_TYPE = new JsonName("mime_type");
  static final JsonName NAME = new JsonName("name");
  static final JsonName OBSERVER = new JsonName("observer");
  static final JsonName OCCURRED = new JsonName("occurred");
  static final JsonName ORIGINAL = new JsonName("original");
  static final JsonName ORIGINAL_LENGTH = new JsonName("original_length");
  static final JsonName PATH = new JsonName("path");
  static final JsonName PERSON = new JsonName("person");
  static final JsonName PRODUCT = new JsonName("product");
  static final JsonName QUERY = new JsonName("query");
  static final JsonName QUESTION = new JsonName("question");
  static final JsonName REFERRER = new JsonName("referrer");
  static final JsonName REQUEST = new JsonName("request");
  static final JsonName RESPONSE = new JsonName("response");
  static final JsonName RULE = new JsonName("rule");
  static final JsonName SCHEME = new JsonName("scheme");
  static final JsonName SCHOOL = new JsonName("school");
  static final JsonName SEARCH = new JsonName("search");
  static final JsonName SHARED = new JsonName("shared");
  static final JsonName SOURCE = new JsonName("source");
  static final JsonName STATUS_CODE = new JsonName("status_code");
  static final JsonName TERM = new JsonName("term");
  static final JsonName TIMESTAMP = new JsonName("@timestamp");
  static final JsonName TYPING = new JsonName("typing");
  static final JsonName URL = new JsonName("url");
  static final JsonName USER = new JsonName("user");
  static final JsonName USERNAME = new JsonName("username");
  static final JsonName USER_AGENT = new JsonName("user_agent");
  static final JsonName V = new JsonName("v");
  static final JsonName VENDOR = new JsonName("vendor");
  static final JsonName VISIBILITY = new JsonName("visibility");
  static final JsonName YEAR = new JsonName("year");

  private EventNames() {}
}
