package org.handbell.notifier.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.junit.jupiter.api.Test;

class SlackTest extends ChannelContract {

  @Override
  Channel channel(String url) {
    return channel(Kind.SLACK, url, null, null);
  }

  @Test
  void a_chat_gets_one_line() {
    assertThat(asked(NUDGE).body())
        .isEqualTo(
            "{\"text\":\"Handbell P1, case 2026-000123, open Handbell:"
                + " https://handbell.elm.example/cases/2026-000123\"}");
  }
}
