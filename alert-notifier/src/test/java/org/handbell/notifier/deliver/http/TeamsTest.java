package org.handbell.notifier.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.junit.jupiter.api.Test;

class TeamsTest extends ChannelContract {

  @Override
  Channel channel(String url) {
    return channel(Kind.TEAMS, url, null, null);
  }

  @Test
  void a_workflow_gets_one_adaptive_card_with_a_way_to_the_case() throws Exception {
    JsonNode message = new ObjectMapper().readTree(asked(NUDGE).body());

    JsonNode card = message.at("/attachments/0/content");
    assertThat(message.path("type").asText()).isEqualTo("message");
    assertThat(message.at("/attachments/0/contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.at("/body/0/text").asText())
        .isEqualTo("Handbell P1, case 2026-000123, open Handbell");
    assertThat(card.at("/actions/0/url").asText()).isEqualTo(NUDGE.link());
  }
}
