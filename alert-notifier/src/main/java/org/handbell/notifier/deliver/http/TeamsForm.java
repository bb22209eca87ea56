package org.handbell.notifier.deliver.http;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.deliver.Nudge;

/** An Adaptive Card in the message that a Microsoft Teams workflow takes. */
final class TeamsForm implements Form {

  private final URI address;

  TeamsForm(Channel channel) {
    this.address = URI.create(channel.call().url());
  }

  @Override
  public Request of(Nudge nudge, Instant now) {
    Map<String, Object> attachment =
        Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card(nudge));
    return Request.json(
        address, Json.of(Map.of("type", "message", "attachments", List.of(attachment))));
  }

  private static Map<String, Object> card(Nudge nudge) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    card.put(
        "body",
        List.of(
            Map.of("type", "TextBlock", "text", nudge.text(), "wrap", true, "weight", "Bolder")));
    if (nudge.link() != null) {
      card.put(
          "actions",
          List.of(Map.of("type", "Action.OpenUrl", "title", "Open Handbell", "url", nudge.link())));
    }
    return card;
  }
}
