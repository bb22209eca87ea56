package org.handbell.notifier.deliver.http;

import org.handbell.notifier.channel.Channel;

/** The form of each kind of channel. */
final class Forms {

  private Forms() {}

  static Form of(Channel channel) {
    return switch (channel.kind()) {
      case WEBHOOK -> new WebhookForm(channel);
      case TEAMS -> new TeamsForm(channel);
      case SLACK -> new SlackForm(channel);
      case NTFY -> new NtfyForm(channel);
      case SMS -> new GatewayForm(channel);
    };
  }
}
