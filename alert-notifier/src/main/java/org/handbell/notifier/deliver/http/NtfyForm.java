package org.handbell.notifier.deliver.http;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.deliver.Nudge;

/** Plain text for an ntfy topic, of the priority at which a phone rings through. */
final class NtfyForm implements Form {

  private final Channel channel;
  private final URI address;

  NtfyForm(Channel channel) {
    this.channel = channel;
    this.address = URI.create(channel.call().url());
  }

  @Override
  public Request of(Nudge nudge, Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/plain; charset=utf-8");
    headers.put("Title", "Handbell");
    headers.put("Priority", nudge.isTest() ? "default" : "urgent");
    if (channel.secret() != null) {
      headers.put("Authorization", "Bearer " + channel.secret());
    }
    if (nudge.link() != null) {
      headers.put("Click", nudge.link());
    }
    return new Request("POST", address, headers, nudge.text());
  }
}
