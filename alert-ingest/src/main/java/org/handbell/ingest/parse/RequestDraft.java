package org.handbell.ingest.parse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.handbell.model.Decision;
import org.handbell.model.Event;
import org.handbell.model.Visibility;
import org.jspecify.annotations.Nullable;

/** What a format has read from one line so far, in the line's own words. */
final class RequestDraft {

  private static final int MOST_CATEGORIES = 64;

  @Nullable Instant time;
  @Nullable String clientIp;
  @Nullable String clientMac;
  @Nullable String clientName;
  @Nullable String user;
  @Nullable String group;
  @Nullable String url;
  @Nullable String host;
  @Nullable String dnsQuestion;
  @Nullable String method;
  @Nullable String referrer;
  @Nullable Integer status;
  @Nullable String mimeType;
  @Nullable String userAgent;
  @Nullable String destinationIp;
  @Nullable String rule;
  @Nullable String matched;

  /** What the filter itself tells the request from all others by: the same in a repeated line. */
  @Nullable String vendorId;

  /** The customer that the line belongs to, where one box serves many schools. */
  @Nullable String tenant;

  /** The name or serial number of the box, where the message itself gives it. */
  @Nullable String observerName;

  Event.@Nullable Search search;
  Decision decision = Decision.UNKNOWN;
  final List<String> categories = new ArrayList<>(4);

  /** True where the filter says that it carried an advert. */
  boolean advert;

  /** True where the filter says that it did not look inside the encryption. */
  boolean encrypted;

  /** How much was seen, where the format knows it outright. */
  @Nullable Visibility visibility;

  void addCategory(String category) {
    if (!category.isBlank()
        && categories.size() < MOST_CATEGORIES
        && !categories.contains(category)) {
      categories.add(category);
    }
  }

  /** True where the line names something that was asked for. */
  boolean isRequest() {
    return url != null || host != null || dnsQuestion != null || search != null;
  }
}
