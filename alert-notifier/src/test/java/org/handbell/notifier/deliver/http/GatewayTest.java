package org.handbell.notifier.deliver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handbell.model.Priority;
import org.handbell.notifier.channel.Call;
import org.handbell.notifier.channel.Channel;
import org.handbell.notifier.channel.Channel.Kind;
import org.handbell.notifier.channel.Channel.Use;
import org.handbell.notifier.compose.Reason;
import org.handbell.notifier.deliver.Nudge;
import org.handbell.notifier.deliver.http.ScriptedWeb.Asked;
import org.junit.jupiter.api.Test;

class GatewayTest extends ChannelContract {

  @Override
  Channel channel(String url) {
    return channel(
        Kind.SMS, url, null, "{\"recipient\":\"{to}\",\"message\":\"{text}\",\"from\":\"School\"}");
  }

  @Test
  void a_gateway_that_takes_json_gets_the_phone_and_the_words() {
    Asked asked = asked(NUDGE);

    assertThat(asked.body())
        .isEqualTo(
            "{\"recipient\":\"+447700900123\","
                + "\"message\":\"Handbell P1, case 2026-000123, open Handbell\","
                + "\"from\":\"School\"}");
    assertThat(asked.header("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void a_gateway_that_takes_a_form_gets_it_encoded() {
    Form.Request request =
        form("POST", "https://sms.example/send", "to={to}&text={text}").of(NUDGE, Instant.EPOCH);

    assertThat(request.body())
        .isEqualTo("to=%2B447700900123&text=Handbell+P1%2C+case+2026-000123%2C+open+Handbell");
    assertThat(request.headers())
        .containsEntry("Content-Type", "application/x-www-form-urlencoded")
        .containsEntry("X-Key", "s");
  }

  @Test
  void a_gateway_that_takes_all_in_the_address_gets_it_there() {
    Form.Request request =
        form("GET", "https://sms.example/send?to={to}&text={text}", "").of(NUDGE, Instant.EPOCH);

    assertThat(request.address().getRawQuery())
        .isEqualTo("to=%2B447700900123&text=Handbell+P1%2C+case+2026-000123%2C+open+Handbell");
    assertThat(request.body()).isEmpty();
  }

  @Test
  void a_quotation_mark_cannot_end_the_words() {
    Nudge odd =
        new Nudge("k", Instant.EPOCH, Reason.NEW, "\",\"to\":\"x", Priority.P1, "elm", "1", null);

    assertThat(asked(odd).body()).contains("case \\\",\\\"to\\\":\\\"x, open");
  }

  private static Form form(String method, String url, String body) {
    return Forms.of(
        new Channel(
            "sms",
            Kind.SMS,
            Use.AT_ONCE,
            new Call(method, url, Map.of("X-Key", "s"), body),
            null,
            null,
            List.of(),
            Set.of()));
  }
}
