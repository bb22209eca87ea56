package org.handbell.notifier.deliver.http;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.deliver.Nudge;

/** The plain text that Slack's incoming webhooks, and those of chats like it, take. */
final class SlackForm implements Form {

  private final URI address;

  SlackForm(Channel channel) {
    this.address = URI.create(channel.call().url());
  }

  @Override
  public Request of(Nudge nudge, Instant now) {
    String link = nudge.link() == null ? "" : ": " + nudge.link();
    return Request.json(address, Json.of(Map.of("text", nudge.text() + link)));
  }
}
