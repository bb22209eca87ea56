package org.handbell.notifier.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.deliver.http.ScriptedWeb.Asked;
import org.junit.jupiter.api.Test;

class NtfyTest extends ChannelContract {

  @Override
  Channel channel(String url) {
    return channel(Kind.NTFY, url, "tk_1", null);
  }

  @Test
  void a_phone_rings_through_and_opens_the_case_when_it_is_touched() {
    Asked asked = asked(NUDGE);

    assertThat(asked.body()).isEqualTo("Handbell P1, case 2026-000123, open Handbell");
    assertThat(asked.header("Priority")).isEqualTo("urgent");
    assertThat(asked.header("Click")).isEqualTo(NUDGE.link());
    assertThat(asked.header("Authorization")).isEqualTo("Bearer tk_1");
  }
}
