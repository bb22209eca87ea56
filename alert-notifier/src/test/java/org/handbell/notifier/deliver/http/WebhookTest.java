package org.handbell.notifier.deliver.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.deliver.http.ScriptedWeb.Asked;
import org.junit.jupiter.api.Test;

class WebhookTest extends ChannelContract {

  private static final String SECRET = "a secret of the school";

  @Override
  Channel channel(String url) {
    return channel(Kind.WEBHOOK, url, SECRET, null);
  }

  @Test
  void a_program_can_tell_that_it_is_real_fresh_and_no_repeat() throws Exception {
    Asked asked = asked(NUDGE);

    String timestamp = asked.header("X-Handbell-Timestamp");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    byte[] signature = mac.doFinal((timestamp + "." + asked.body()).getBytes(UTF_8));
    assertThat(timestamp).isEqualTo("1795169730");
    assertThat(asked.header("X-Handbell-Signature"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(signature));
    assertThat(asked.header("Idempotency-Key")).isEqualTo("k1");
  }

  @Test
  void it_gets_what_it_needs_to_open_the_case_and_no_more() {
    Asked asked = asked(NUDGE);

    assertThat(asked.body())
        .isEqualTo(
            "{\"type\":\"alert\",\"id\":\"k1\",\"school\":\"elm\",\"reason\":\"new\","
                + "\"time\":\"2026-11-20T10:15:30Z\",\"case\":\"2026-000123\",\"priority\":\"P1\","
                + "\"link\":\"https://handbell.elm.example/cases/2026-000123\"}");
  }
}
