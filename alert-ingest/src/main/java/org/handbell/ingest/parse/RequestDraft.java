package org.handbell.ingest.parse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** What a format has read from one line so far, in the line's own words. */
public final class RequestDraft {

  private static final int MOST_CATEGORIES = 64;

  public @Nullable Instant time;
  public @Nullable String clientIp;
  public @Nullable String clientMac;
  public @Nullable String clientName;
  public @Nullable String user;
  public @Nullable String group;
  public @Nullable String url;

  /** Parts of the address that stand apart in the line; {@link EventMaker} joins them. */
  public @Nullable String scheme;

  public @Nullable String path;
  public @Nullable String query;

  public @Nullable String host;
  public @Nullable String dnsQuestion;
  public @Nullable String method;
  public @Nullable String referrer;
  public @Nullable Integer status;
  public @Nullable String mimeType;
  public @Nullable String userAgent;
  public @Nullable String destinationIp;
  public @Nullable String rule;
  public @Nullable String matched;

  /** The customer that the line belongs to, where one box serves many schools. */
  public @Nullable String tenant;

  /** The name or serial number of the box, where the message itself gives it. */
  public @Nullable String observerName;

  public Event.@Nullable Search search;
  public Decision decision = Decision.UNKNOWN;
  public final List<String> categories = new ArrayList<>(4);

  /** True where the filter says that it carried an advert. */
  public boolean advert;

  /** True where the filter says that it did not look inside the encryption. */
  public boolean encrypted;

  /** How much was seen, where the format knows it outright. */
  public @Nullable Visibility visibility;

  /** Forgets everything: the draft is for another line. */
  void clear() {
    time = null;
    clientIp = null;
    clientMac = null;
    clientName = null;
    user = null;
    group = null;
    url = null;
    scheme = null;
    path = null;
    query = null;
    host = null;
    dnsQuestion = null;
    method = null;
    referrer = null;
    status = null;
    mimeType = null;
    userAgent = null;
    destinationIp = null;
    rule = null;
    matched = null;
    tenant = null;
    observerName = null;
    search = null;
    decision = Decision.UNKNOWN;
    categories.clear();
    advert = false;
    encrypted = false;
    visibility = null;
  }

  /** Adds the vendor's word for what the address is about, once. */
  public void addCategory(String category) {
    if (!category.isBlank()
        && categories.size() < MOST_CATEGORIES
        && !categories.contains(category)) {
      categories.add(category);
    }
  }

  /** True where the line names something that was asked for. */
  public boolean isRequest() {
    return url != null || host != null || dnsQuestion != null || search != null;
  }
}
