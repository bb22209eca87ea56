package org.handbell.ingest.profile;

import java.time.Instant;
import java.time.ZoneId;
import org.handbell.ingest.parse.NormalForm;
import org.handbell.ingest.parse.SignOn;
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
      @Nullable Condition ended) {}

  /** What the line tells, or null where it names no address or nothing beside it. */
  @Nullable SignOn tie(Values values, ZoneId zone, Instant received) {
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
    return new SignOn(time == null ? received : time, ip, mac, device, user, ended);
  }

  private @Nullable String get(@Nullable Source source, Values values) {
    return source == null ? null : source.get(values, mapping.nulls());
  }
}
