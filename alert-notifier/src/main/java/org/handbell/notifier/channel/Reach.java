package org.handbell.notifier.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person is reached beside mail.
 *
 * @param phone with its country, {@code +447700900123}
 * @param also ids of channels, in the order in which they are tried
 */
public record Reach(@Nullable String phone, List<String> also) {

  static final Reach BY_MAIL_ALONE = new Reach(null, List.of());

  public Reach {
    also = List.copyOf(also);
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "Reach" + also;
  }
}
