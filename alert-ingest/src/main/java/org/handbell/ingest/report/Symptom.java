package org.handbell.ingest.report;

import org.jspecify.annotations.Nullable;

/** What can be wrong with what a source sends, most pressing first, and what mends it. */
public enum Symptom {
  CLOSED(
      null,
      "Mend what is named here, then start Handbell again; until then this source is not heard."),
  NEVER_SEEN(
      null,
      "On the firewall, send the web filter's log to this machine: check the address, the port and"
          + " the protocol, that the firewall's own address stands under from:, and that nothing"
          + " between the two blocks it."),
  NEVER_READ(
      null,
      "Does something write to this file, and may the account that Handbell runs under read it?"),
  SILENT(
      null,
      "Is the firewall on, and does it still send its log to this machine? Its address, or this"
          + " machine's, may have changed."),
  UNREADABLE(
      null,
      "Is format: the right one for this product? ./handbell parse on some lines of the log says"
          + " what is wrong and where."),
  NO_REQUESTS(
      null,
      "The firewall sends other logs than that of its web filter. Switch on logging of web"
          + " requests, allowed ones too, and send that log here."),
  MISSED(
      null,
      "Use TCP or TLS instead of UDP, or put a relay with a queue on disk between the firewall and"
          + " Handbell."),
  SEARCHES_HIDDEN(
      "search",
      "Have the filter decrypt HTTPS (TLS inspection), for search engines at the least, and log"
          + " the whole address with what stands behind the question mark."),
  DNS_ONLY(
      null,
      "Add the web filter's own log as a second source: questions to a name server show neither"
          + " pages nor searches, and often not the person."),
  HOST_ONLY(
      null,
      "Have the filter decrypt HTTPS (TLS inspection) on the school's own devices; without it no"
          + " page, video or search can be told."),
  NO_PERSON(
      "user",
      "Connect the firewall to the school's accounts (Active Directory, Entra ID, RADIUS or a"
          + " log-on agent) and have it log the user name."),
  NO_DEVICE(
      "device",
      "Have the firewall log the device's name or its MAC address, or send Handbell the DHCP"
          + " server's log."),
  NO_ADDRESS(
      "device",
      "Have the firewall log the address of the device itself; behind a proxy, switch on"
          + " X-Forwarded-For."),
  NO_TIME("time", "Have the firewall write the time of the request into each line."),
  WRONG_CLOCK(
      "time",
      "Set the firewall's clock by NTP and its time zone to Europe/London; where it can only write"
          + " UTC, set zone: UTC on this source."),
  CUT_SHORT(
      null,
      "Let the firewall, and any relay, send longer lines: 8 KiB holds nearly every address.");

  private final @Nullable String guideKey;
  private final String mend;

  Symptom(@Nullable String guideKey, String mend) {
    this.guideKey = guideKey;
    this.mend = mend;
  }

  /** Under which word a product's own guide says what to set; null where none does. */
  public @Nullable String guideKey() {
    return guideKey;
  }

  /** What to do about it, whatever the product. */
  public String mend() {
    return mend;
  }
}
