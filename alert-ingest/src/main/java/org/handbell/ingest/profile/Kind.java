package org.handbell.ingest.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.handbell.ingest.identity.SignOn;
import org.handbell.ingest.parse.NormalForm;
import org.jspecify.annotations.Nullable;

/**
 * One kind of a product's lines.
 *
 * @param ignored why lines of this kind are no web request; null where they are
 * @param signOn where they tell who is at which address; null where they do not
 */
record Kind(Condition when, Mapping mapping, @Nullable String ignored, @Nullable Tie signOn) {

  /** Where a line says which address belongs to which device or person. */
  record Tie(
      Source ip,
      @Nullable Source mac,
      @Nullable Source device,
      @Nullable Source user,
      @Nullable Source lease,
      @Nullable Condition ended) {}

  /**
   * What the line tells, or null where it names no address or nothing beside it.
   *
   * @param told when the syslog envelope says so, for lines without a time of their own
   */
  @Nullable SignOn tie(Values values, ZoneId zone, Instant received, Instant told) {
    if (signOn == null) {
      return null;
    }
    Nulls nulls = mapping.nulls();
    String ip = NormalForm.address(signOn.ip.get(values, nulls));
    String mac = NormalForm.mac(get(signOn.mac, values));
    String device = get(signOn.device, values);
    String user = get(signOn.user, values);
    if (ip == null || (mac == null && device == null && user == null)) {
      return null;
    }
    Instant time = mapping.time(values, zone, received);
    boolean ended = signOn.ended != null && signOn.ended.holds(values, nulls);
    return new SignOn(
        time == null ? told : time,
        ip,
        mac,
        device,
        user,
        ended,
        seconds(get(signOn.lease, values)));
  }

  private static @Nullable Duration seconds(@Nullable String text) {
    return text == null || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? null
        : Duration.ofSeconds(Long.parseLong(text));
  }

  private @Nullable String get(@Nullable Source source, Values values) {
    return source == null ? null : source.get(values, mapping.nulls());
  }
}
